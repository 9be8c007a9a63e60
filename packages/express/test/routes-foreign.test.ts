import { cors } from '@cors/express'
import type { RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

const onward: RequestHandler = (_request, _response, next) => next()

// What stands in an application and is not Express's own.
describeRoutes('foreign', [
  {
    // What Connect makes, Vite's `middlewares` for one: a function with a stack, though not of Express's layers.
    id: 'stack-of-connect',
    mount({ app, gates, handler }) {
      app.use(Object.assign(onward.bind(undefined), { stack: [{ route: '', handle: onward }] }))
      app.put('/x', gates.partner, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'stack-of-anything',
    mount({ app, gates, handler }) {
      for (const stack of [{}, 'trace', [{}], 5]) app.use(Object.assign(onward.bind(undefined), { stack }))
      app.put('/x', gates.partner, handler)
    },
    asks: [['PUT', '/x', 'partner', 'method']],
  },
])

for (const [name, { Router }] of majors) {
  describe(`foreign, ${name}`, () => {
    it('foreign/router-without-an-application', async () => {
      const router = Router().use('/api', Router().use(cors(options)))
      const port = await serve((request, response) =>
        router(request as never, response as never, () => void response.end('ended')),
      )
      const path = '/api/x'
      // There is nobody to ask for a route: the policy that is asked answers.
      expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, path), evil)).toEqual(
        answerWith({ status: 403, cors: {} }),
      )
      expect(await send(port, { method: 'PUT', path }, web)).toEqual(
        answerWith({ body: 'ended', cors: granted }),
      )
    })
  })
}

it('foreign/outside-express', async () => {
  const policy = cors({ origin: [partner] })
  const port = await serve((request, response) =>
    policy(request as never, response as never, () => void response.end('ended')),
  )
  expect(await send(port, preflight('PUT'), partner)).toMatchObject({
    status: 204,
    cors: { 'access-control-allow-origin': partner },
  })
  expect(await send(port, {}, partner)).toMatchObject({ body: 'ended' })
})
