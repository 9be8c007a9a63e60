declare module 'koa-v2' {
  export { default } from 'koa'
}
declare module 'koa-router-v12' {
  export { default } from '@koa/router'
}
declare module 'koa-router-v13' {
  export { default } from '@koa/router'
}
declare module 'koa-router-v14' {
  export { default } from '@koa/router'
}
