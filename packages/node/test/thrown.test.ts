import { expect, it } from 'vitest'
import { cors } from '../src/index.ts'
import { send, serve } from './exchange.ts'

const broken = new RangeError('broken')

// To `next` of Express 'route' is no error, and `undefined` is none anywhere.
for (const [id, thrown, handedOn] of [
  ['error', broken, broken],
  ['text', 'route', expect.objectContaining({ message: 'the response threw no error', cause: 'route' })],
  ['nothing', undefined, expect.objectContaining({ message: 'the response threw no error' })],
] as const) {
  it(`thrown/${id}`, async () => {
    const errors: unknown[] = []
    const middleware = cors({ origin: async () => Promise.resolve(true) })
    const port = await serve((request, response) => {
      const setHeader = response.setHeader.bind(response)
      let isBroken = true
      response.setHeader = (name, value) => {
        if (isBroken) throw thrown
        return setHeader(name, value)
      }
      middleware(request, response, (error) => {
        isBroken = false
        errors.push(error)
        response.end()
      })
    })
    await send(port, { origin: 'https://app.example.com' })
    expect(errors).toEqual([handedOn])
    expect(errors[0]).toBeInstanceOf(Error)
  })
}
