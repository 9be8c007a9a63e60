import { setImmediate as soon } from 'node:timers/promises'
import { evil } from '../names.ts'
import { type RouteSpec, get } from './route-spec.ts'

/** Handlers that leave the answer to the host's error handling. */
export const errorRoutes: readonly RouteSpec[] = [
  get('/throw', 'an error is thrown, which the host answers 500', () => {
    throw new Error('thrown by the handler')
  }),
  get('/reject', 'an error is thrown later, or a promise rejected, which the host answers 500', async () => {
    await soon()
    throw new Error('rejected by the handler')
  }),
  get(
    '/throw-after-headers',
    `as /throw, after a status of 201, Content-Type: text/csv and Access-Control-Allow-Origin: ${evil} were set on the response`,
    (_request, response) => {
      response.statusCode = 201
      response.setHeader('Content-Type', 'text/csv')
      response.setHeader('Access-Control-Allow-Origin', evil)
      throw new Error('thrown after some headers')
    },
  ),
]
