import type { RequestListener } from 'node:http'
import { createApp } from '@apps/express'
import { describe, expect, it, vi } from 'vitest'
import { type Host, hosts } from '../src/hosts.ts'
import { withoutChromium } from './demo-process.ts'
import { hostsWith, modes, only, runHere } from './run-here.ts'

vi.setConfig({ testTimeout: 180_000 })

function expressWith(createApi: (origin: string) => RequestListener): readonly Host[] {
  return [{ name: 'express', title: 'Express 5', createApi }]
}

/** The hosts that the verdict blames. */
function blamed(output: string): readonly string[] {
  return [...new Set([...output.matchAll(/^ {2}([^:\n]+): \S+ from the /gm)].map(([, title = '']) => title))]
}

describe.each(modes)('what went wrong is named: $mode', ({ mode, env }) => {
  it('wrong/expectation', async () => {
    const [right, me] = only('public', 'me')
    if (right === undefined || me === undefined) throw new Error('these scenarios are gone')
    const wrong = [{ ...right, expected: { ...right.expected, refused: 'blocked at answer' as const } }, me]
    const { code, output } = await runHere({ env, scenarios: wrong, hosts: hosts.slice(0, 1) })
    expect(output).toContain('1 of 6 did not go as expected:')
    expect(output).toContain(
      'Express 5: public from the refused origin: expected blocked at answer, got reads 200',
    )
    expect(code).toBe(1)
  })

  // A browser takes its time: there, one host has to do.
  it.each(mode === 'raw' ? hosts : hosts.slice(1, 2))(
    'wrong/nobody-let-in-$name',
    async ({ name, title }) => {
      const { code, output } = await runHere({
        env,
        scenarios: only('me', 'route-policy'),
        hosts: hostsWith(name, (real) => () => real.createApi('https://app.example.com')),
      })
      expect(output).toContain('2 of 30 did not go as expected:')
      expect(output).toContain(
        `${title}: me from the allowed origin: expected reads 200, got blocked at answer`,
      )
      expect(output).toContain(
        `${title}: route-policy from the allowed origin: expected reads 200, got blocked at preflight`,
      )
      expect(blamed(output)).toEqual([title])
      expect(code).toBe(1)
    },
  )

  it('wrong/look-alike-let-in', async () => {
    const { code, output } = await runHere({
      env,
      scenarios: only('put'),
      hosts: expressWith((origin) => {
        const origins = [origin, origin.replace(/:\d+$/, (port) => `.evil.localhost${port}`)]
        return createApp({ origins, tenantOrigins: () => Promise.resolve([]), onError: () => {} })
      }),
    })
    expect(output).toContain('1 of 3 did not go as expected:')
    expect(output).toContain('put from the look-alike origin: expected blocked at preflight, got reads 200')
    expect(code).toBe(1)
  })

  it('wrong/header-not-exposed', async () => {
    const { code, output } = await runHere({
      env,
      scenarios: only('download'),
      hosts: expressWith((origin) => (request, response) => {
        if (request.headers.origin === origin) response.setHeader('access-control-allow-origin', origin)
        response.end('csv')
      }),
    })
    expect(output).toContain(
      'download from the allowed origin: expected reads 200, got reads 200 without content-disposition',
    )
    expect(code).toBe(1)
  })
})

describe.each(hosts)('a host that does not work: $name', ({ name, title }) => {
  it('broken/no-answer', async () => {
    const { code, output } = await runHere({
      env: withoutChromium,
      scenarios: only('public'),
      hosts: hostsWith(name, () => () => (request) => request.socket.destroy()),
    })
    expect(output).toContain('3 of 15 did not go as expected:')
    expect(output).toContain(`${title}: public from the allowed origin: expected reads 200, got failed: `)
    expect(blamed(output)).toEqual([title])
    expect(code).toBe(1)
  })

  it('broken/does-not-start', async () => {
    const failing = hostsWith(name, () => () => Promise.reject(new Error('no policy')))
    const run = runHere({ env: withoutChromium, scenarios: only('public'), hosts: failing })
    await expect(run).rejects.toThrow(`${title} does not start: Error: no policy`)
  })
})
