// Express 4 stands beside 5 under an alias; its own types differ in nothing that the tests use.
declare module 'express-v4' {
  export { default } from 'express'
}
