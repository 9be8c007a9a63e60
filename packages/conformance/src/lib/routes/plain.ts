import { later } from '../later.ts'
import { elsewhere } from '../names.ts'
import { type RouteSpec, answer, get, plainly } from './route-spec.ts'

const writes = (['post', 'put', 'patch', 'delete'] as const).map((method): RouteSpec => ({
  method,
  path: '/ok',
  says: plainly,
  handle: (_request, response) => answer(response),
}))

/** Routes as most applications have them. */
export const plainRoutes: readonly RouteSpec[] = [
  get('/ok', plainly, (_request, response) => answer(response)),
  ...writes,
  get('/mounted/items', plainly, (_request, response) => answer(response)),
  get('/options', plainly, (_request, response) => answer(response)),
  {
    method: 'options',
    path: '/options',
    says: '200, Allow: GET, HEAD, OPTIONS, body what this resource can do',
    handle(_request, response) {
      response.setHeader('Allow', 'GET, HEAD, OPTIONS')
      response.end('what this resource can do')
    },
  },
  get('/later', `as many milliseconds later as X-Delay says: ${plainly}`, async (request, response) => {
    await later(Number(request.headers['x-delay'] ?? 1))
    answer(response)
  }),
  get(
    '/redirect',
    `302, Location: ${elsewhere}, no body; as the host's own function for redirects has it`,
    (_request, response) => {
      response.statusCode = 302
      response.setHeader('Location', elsewhere)
      response.end()
    },
  ),
  get('/not-modified', '304, ETag: "1"', (_request, response) => {
    response.statusCode = 304
    response.setHeader('ETag', '"1"')
    response.end()
  }),
  get('/no-content', '204', (_request, response) => {
    response.statusCode = 204
    response.end()
  }),
  get('/unprocessable', '422, application/json, {"ok":true}', (_request, response) => {
    response.statusCode = 422
    answer(response)
  }),
  get('/unavailable', '500, application/json, {"ok":true}: answered, not thrown', (_request, response) => {
    response.statusCode = 500
    answer(response)
  }),
  get(
    '/cookies',
    `${plainly}, with two lines of Set-Cookie: a=1; Path=/ and b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT`,
    (_request, response) => {
      response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'])
      answer(response)
    },
  ),
]
