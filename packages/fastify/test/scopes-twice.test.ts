import { Writable } from 'node:stream'
import { cors } from '@cors/fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'
import { collectWarnings, ticked } from './warnings.ts'

interface Line {
  readonly level: number
  readonly msg: string
}

/** A log that is kept. */
function keep(): { readonly stream: Writable; readonly warnings: () => readonly string[] } {
  const lines: Line[] = []
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(JSON.parse(line.toString()) as Line)
      done()
    },
  })
  return { stream, warnings: () => lines.filter(({ level }) => level === 40).map(({ msg }) => msg) }
}

for (const [name, fastify] of majors) {
  describe(`registered twice, ${name}`, () => {
    for (const [id, prefix] of [
      ['root', '/'],
      ['scope', '/api'],
    ] as const) {
      it(`twice/${id}`, async () => {
        const { stream, warnings } = keep()
        const app = fastify({ logger: { stream } })
        app.register(
          async (scope) => {
            scope.register(cors, { origin: [evil], credentials: true })
            scope.register(cors, { origin: [web] })
            scope.put('/x', ok)
          },
          { prefix },
        )
        const port = await serve(app)
        const path = prefix === '/' ? '/x' : '/api/x'
        expect((await send(port, { method: 'PUT', path }, web)).cors).toEqual({
          'access-control-allow-origin': web,
        })
        expect((await send(port, { method: 'PUT', path }, evil)).cors).toEqual({})
        expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 204 })
        expect(await send(port, preflight('PUT', undefined, path), evil)).toMatchObject({ status: 403 })
        expect(warnings()).toEqual([
          `@cors/fastify is registered twice under "${prefix}": the later policy is used`,
        ])
      })
    }

    it('twice/at-the-root-itself', async () => {
      const { stream, warnings } = keep()
      const app = fastify({ logger: { stream } })
      app.register(cors, { policy: false })
      app.register(cors, { origin: [web] })
      const port = await serve(app)
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      expect(warnings()).toHaveLength(1)
    })

    it('twice/parent-and-child-is-no-mistake', async () => {
      const { stream, warnings } = keep()
      const seen = collectWarnings()
      const app = fastify({ logger: { stream } })
      onTestFinished(() => app.close())
      app.register(cors, { origin: [evil], credentials: true })
      app.register(async (scope) => void scope.register(cors, { origin: [web] }).put('/x', ok), {
        prefix: `/${name}`,
      })
      const port = await serve(app)
      expect((await send(port, { method: 'PUT', path: `/${name}/x` }, web)).cors).toEqual({
        'access-control-allow-origin': web,
      })
      await ticked()
      expect([warnings(), seen]).toEqual([[], []])
    })
  })
}
