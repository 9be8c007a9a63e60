// Fastify 4 stands beside 5 under an alias; its own types differ in nothing that the tests use.
declare module 'fastify-v4' {
  export { default } from 'fastify'
}
declare module 'fastify-v4-first' {
  export { default } from 'fastify'
}
