import { later } from '../../later.ts'
import { elsewhere } from '../../names.ts'
import { type FetchRouteSpec, answer, get } from '../route-spec.ts'

const writes = (['post', 'put', 'patch', 'delete'] as const).map((method): FetchRouteSpec => ({
  method,
  path: '/ok',
  respond: () => answer(),
}))

/** Routes as most applications have them. */
export const plainRoutes: readonly FetchRouteSpec[] = [
  get('/ok', () => answer()),
  ...writes,
  get('/mounted/items', () => answer()),
  get('/options', () => answer()),
  {
    method: 'options',
    path: '/options',
    respond: () => new Response('what this resource can do', { headers: { Allow: 'GET, HEAD, OPTIONS' } }),
  },
  get('/later', async ({ headers }) => {
    await later(Number(headers.get('x-delay') ?? 1))
    return answer()
  }),
  // Its headers cannot be changed any more.
  get('/redirect', () => Response.redirect(elsewhere, 302)),
  get('/not-modified', () => new Response(null, { status: 304, headers: { ETag: '"1"' } })),
  get('/no-content', () => new Response(null, { status: 204 })),
  get('/unprocessable', () => answer({}, 422)),
  get('/unavailable', () => answer({}, 500)),
  get('/cookies', () => {
    const response = answer()
    for (const cookie of ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT']) {
      response.headers.append('Set-Cookie', cookie)
    }
    return response
  }),
]
