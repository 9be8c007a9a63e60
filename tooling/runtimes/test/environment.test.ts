import { answerWith, granted, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { readProgram } from '../src/bundle.ts'
import { serveOnBun } from '../src/bun.ts'
import { serveOnDeno } from '../src/deno.ts'
import { isInstalled } from '../src/binaries.ts'
import { serveOnWorkerd } from '../src/workerd.ts'
import { runForAll } from './serve-for-all.ts'

const program = readProgram('responses')
const production = { NODE_ENV: 'production' }

describe.runIf(isInstalled('workerd'))('the environment of workerd', () => {
  for (const [id, flags, isTold] of [
    // No process to ask.
    ['plain', [], true],
    ['nodejs-compat', ['nodejs_compat'], false],
  ] as const) {
    itTells(`workerd/${id}`, isTold, async () => serveOnWorkerd(program, { bindings: production, flags }))
  }
})

describe.runIf(isInstalled('deno'))('the environment of Deno', () => {
  for (const [id, permissions, isTold] of [
    // To ask is an error.
    ['not-permitted', [], true],
    ['permitted', ['--allow-env=NODE_ENV'], false],
  ] as const) {
    itTells(`deno/${id}`, isTold, async () => serveOnDeno(program, { permissions, env: production }))
  }
})

describe.runIf(isInstalled('bun'))('the environment of Bun', () => {
  for (const [id, env, isTold] of [
    ['unset', {}, true],
    ['production', production, false],
  ] as const) {
    itTells(`bun/${id}`, isTold, async () => serveOnBun(program, { env }))
  }
})

/** Tests whether a developer hears of a handler that sets what the policy sets; the page gets the same anyway. */
function itTells(id: string, isTold: boolean, serve: Parameters<typeof runForAll>[0]): void {
  describe(id, () => {
    const running = runForAll(serve)

    it(`environment/${id}`, async () => {
      const { port, printed } = running()
      expect(await send(port, { path: '/own-grant' }, web)).toEqual(
        answerWith({ status: 200, cors: granted }),
      )
      // What comes after it on the same stream.
      expect((await send(port, { path: '/thrown' }, web)).status).toBe(500)
      await expect.poll(printed).toContain('thrown by the handler')
      expect(printed().includes('[CORS_OWN_FIELD] CorsWarning: GET /own-grant')).toBe(isTold)
    })
  })
}
