import { type FetchRouteSpec, answer, get } from '../route-spec.ts'

const text = { 'X-Handler': 'kept', 'Content-Type': 'text/plain' }

/** Every way of giving a head. */
export const headRoutes: readonly FetchRouteSpec[] = [
  get('/write-head', () => new Response('written', { status: 201, headers: { 'X-Handler': 'kept' } })),
  get('/write-head-object', () => new Response('written', { headers: text })),
  get('/write-head-message', () => new Response('written', { statusText: 'Fine', headers: text })),
  get('/write-head-array', () => new Response('written', { headers: Object.entries(text) })),
  get(
    '/write-head-message-array',
    () => new Response('written', { statusText: 'Fine', headers: Object.entries(text) }),
  ),
  get('/write-head-after-set', () => {
    const response = new Response('written', { headers: { ...text, 'Content-Type': 'text/html' } })
    response.headers.set('Content-Type', 'text/plain')
    return response
  }),
  get('/set-headers', () => answer(new Headers({ 'X-Handler': 'kept' }))),
  get('/bare-end', () => new Response()),
  get('/remove-headers', () => {
    const response = new Response('bare')
    const names = [...response.headers.keys()]
    for (const name of names) response.headers.delete(name)
    return response
  }),
]
