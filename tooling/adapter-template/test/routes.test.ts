import type { AddressInfo } from 'node:net'
import { cors } from '@tooling/adapter-template'
import { type Answer, type Sent, evil, granted, options, preflight, send, web } from '@tooling/exchange'
import restana, { type Protocol, type RequestHandler, type Service } from 'restana'
import { describe, expect, it, onTestFinished } from 'vitest'

type Handler = RequestHandler<Protocol.HTTP>

const partner = 'https://partner.example'
const byPartner = cors({ origin: partner, methods: ['PUT'] })
const answer: Handler = (_request, response) => response.send('ok')
const pass: Handler = (_request, _response, next) => next()
const mayAnswer: Handler = (_request, response, _next) => response.send('answered')

interface Row {
  readonly id: string
  readonly mount: (service: Service<Protocol.HTTP>) => unknown
  /** Whose policy answers a preflight for `PUT /x`: that of the route, or the one at the top. */
  readonly by: 'route' | 'top'
  /** Whether the answer depends on the method that is asked for. */
  readonly byMethod?: false
}

const rows: readonly Row[] = [
  { id: 'route', mount: (service) => service.put('/x', byPartner, answer), by: 'route' },
  { id: 'route-of-another-method', mount: (service) => service.patch('/x', byPartner, answer), by: 'top' },
  { id: 'route-of-another-path', mount: (service) => service.put('/y', byPartner, answer), by: 'top' },
  { id: 'parameter', mount: (service) => service.put('/:id', byPartner, answer), by: 'route' },
  { id: 'several-paths', mount: (service) => service.put(['/y', '/x'], byPartner, answer), by: 'route' },
  {
    id: 'all-methods',
    mount: (service) => service.all('/x', byPartner, answer),
    by: 'route',
    byMethod: false,
  },
  {
    id: 'prefix',
    mount: (service) => service.use('/x', byPartner).put('/x', answer),
    by: 'route',
    byMethod: false,
  },
  {
    id: 'after-middleware',
    mount: (service) => service.use(pass).put('/x', pass, byPartner, answer),
    by: 'route',
  },
  {
    id: 'behind-an-answer',
    mount: (service) => service.put('/:id', answer).put('/x', byPartner, answer),
    by: 'top',
  },
  {
    id: 'behind-what-takes-the-request-alone',
    mount: (service) => service.put('/:id', (request) => void request.resume()).put('/x', byPartner, answer),
    by: 'top',
  },
  {
    id: 'behind-a-wrapper',
    mount: (service) => service.use((...all) => pass(...all)).put('/x', byPartner, answer),
    by: 'route',
  },
  {
    id: 'in-a-nested-router',
    mount: (service) => service.use('/', service.newRouter().put('/x', byPartner, answer)),
    by: 'top',
  },
  {
    id: 'behind-a-nested-router',
    mount: (service) => service.use('/x', service.newRouter().put('/', answer)).put('/x', byPartner, answer),
    by: 'top',
  },
]

/** Serves until the test is over; resolves to what asks it. */
async function serve(
  mount: (service: Service<Protocol.HTTP>) => unknown,
  sent: Sent = preflight('PUT', undefined, '/x'),
): Promise<(origin: string) => Promise<Answer>> {
  const service = restana()
  mount(service)
  const server = await service.start(0, '127.0.0.1')
  onTestFinished(async () => {
    server.closeAllConnections()
    await service.close()
  })
  const { port } = server.address() as AddressInfo
  return (origin) => send(port, sent, origin)
}

describe('routes', () => {
  for (const { id, mount, by, byMethod = by === 'route' } of rows) {
    it(`routes/${id}`, async () => {
      const ask = await serve((service) => mount(service.use(cors(options, service))))
      const answers = { route: await ask(partner), top: await ask(web) }
      expect({ route: answers.route.status, top: answers.top.status }).toEqual({
        route: by === 'route' ? 204 : 403,
        top: by === 'top' ? 204 : 403,
      })
      expect(answers[by].vary.includes('Access-Control-Request-Method')).toBe(byMethod)
    })
  }

  it('routes/without-the-service', async () => {
    const ask = await serve((service) => service.use(cors(options)).put('/x', byPartner, answer))
    expect([(await ask(web)).status, (await ask(partner)).status]).toEqual([204, 403])
  })

  it('routes/parameters', async () => {
    const ofTenant = cors({ origin: (origin, { params }) => origin === `https://${params['id']}.example` })
    const ask = await serve((service) => service.use(cors(false, service)).put('/:id', ofTenant, answer))
    expect([(await ask('https://x.example')).status, (await ask(web)).status]).toEqual([204, 403])
  })

  // A policy that turns origins away lets one through to a route only if nothing else could answer it.
  const rejecting: readonly (readonly [id: string, expected: 200 | 403, mount: Row['mount']])[] = [
    ['route', 200, (service) => service.put('/x', byPartner, answer)],
    ['middleware', 200, (service) => service.use(pass).put('/x', byPartner, answer)],
    ['handler', 403, (service) => service.put('/:id', mayAnswer).put('/x', byPartner, answer)],
    ['prefix', 403, (service) => service.use('/x', mayAnswer).put('/x', byPartner, answer)],
    ['nested', 403, (service) => service.use('/x', service.newRouter()).put('/x', byPartner, answer)],
  ]
  for (const [id, expected, mount] of rejecting) {
    it(`routes/rejecting/${id}`, async () => {
      const top = { ...options, rejectDisallowed: true }
      const ask = await serve((service) => mount(service.use(cors(top, service))), {
        method: 'PUT',
        path: '/x',
      })
      expect((await ask(partner)).status).toBe(expected)
      expect((await ask(evil)).status).toBe(expected === 200 ? 200 : 403)
      expect((await ask(web)).cors).toEqual(expected === 200 ? {} : granted)
    })
  }
})
