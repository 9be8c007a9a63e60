import { soon } from '../../later.ts'
import { type FetchRouteSpec, get } from '../route-spec.ts'

/** Handlers that leave the answer to the host's error handling. */
export const errorRoutes: readonly FetchRouteSpec[] = [
  get('/throw', () => {
    throw new Error('thrown by the handler')
  }),
  get('/reject', async () => {
    await soon()
    throw new Error('rejected by the handler')
  }),
]
