import router15 from '@koa/router'
import koa3 from 'koa'
import router12 from 'koa-router-v12'
import router13 from 'koa-router-v13'
import router14 from 'koa-router-v14'
import koa2 from 'koa-v2'

/** The module that a major of Koa is. */
export type Host = typeof koa3
/** The module that a major of `@koa/router` is. */
export type RouterHost = typeof router15

/** Every major in the peer range. */
export const majors: readonly (readonly [name: string, koa: Host])[] = [
  ['koa@2', koa2],
  ['koa@3', koa3],
]

/** Every major of the router whose routes preflights are matched with. */
export const routerMajors: readonly (readonly [name: string, router: RouterHost])[] = [
  ['@koa/router@12', router12],
  ['@koa/router@13', router13],
  ['@koa/router@14', router14],
  ['@koa/router@15', router15],
]
