import { setImmediate as soon } from 'node:timers/promises'
import { evil } from '../names.ts'
import { type RouteSpec, get } from './route-spec.ts'

/** Handlers that leave the answer to the host's error handling. */
export const errorRoutes: readonly RouteSpec[] = [
  get('/throw', () => {
    throw new Error('thrown by the handler')
  }),
  get('/reject', async () => {
    await soon()
    throw new Error('rejected by the handler')
  }),
  get('/throw-after-headers', (_request, response) => {
    response.statusCode = 201
    response.setHeader('Content-Type', 'text/csv')
    response.setHeader('Access-Control-Allow-Origin', evil)
    throw new Error('thrown after some headers')
  }),
]
