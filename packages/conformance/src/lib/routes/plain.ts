import { setTimeout as later } from 'node:timers/promises'
import { type RouteSpec, answer, get } from './route-spec.ts'

const writes = (['post', 'put', 'patch', 'delete'] as const).map((method): RouteSpec => ({
  method,
  path: '/ok',
  handle: (_request, response) => answer(response),
}))

/** Routes as most applications have them. */
export const plainRoutes: readonly RouteSpec[] = [
  get('/ok', (_request, response) => answer(response)),
  ...writes,
  get('/mounted/items', (_request, response) => answer(response)),
  get('/options', (_request, response) => answer(response)),
  {
    method: 'options',
    path: '/options',
    handle(_request, response) {
      response.setHeader('Allow', 'GET, HEAD, OPTIONS')
      response.end('what this resource can do')
    },
  },
  get('/later', async (request, response) => {
    await later(Number(request.headers['x-delay'] ?? 1))
    answer(response)
  }),
  get('/redirect', (_request, response) => {
    response.statusCode = 302
    response.setHeader('Location', '/ok')
    response.end()
  }),
  get('/not-modified', (_request, response) => {
    response.statusCode = 304
    response.setHeader('ETag', '"1"')
    response.end()
  }),
  get('/no-content', (_request, response) => {
    response.statusCode = 204
    response.end()
  }),
  get('/unprocessable', (_request, response) => {
    response.statusCode = 422
    answer(response)
  }),
  get('/unavailable', (_request, response) => {
    response.statusCode = 500
    answer(response)
  }),
]
