import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { evil, web } from '@tooling/exchange'
import { afterEach, describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

// A process takes its time.

type Child = ChildProcessByStdio<null, Readable, Readable>

const { PLATFORM: _platform, FORCE_COLOR: _colour, ...surroundings } = process.env
const started: Child[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Runs the `start` script of package.json. */
function start(env: NodeJS.ProcessEnv, ...args: readonly string[]): Child {
  const [, ...words] = manifest.scripts.start.split(' ')
  const child = spawn(process.execPath, [...words, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...surroundings, NO_COLOR: '1', PORT: '0', ORIGINS: `https://admin.example.com,${web}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

/** What it says first, or else its exit code. */
async function lineOf(child: Child): Promise<string> {
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return String(first)
}

function get(url: string, origin: string): Promise<Response> {
  return fetch(url, { headers: { origin, connection: 'close' } })
}

describe('main.ts under Node alone', () => {
  it.each([
    { id: 'express-unless-told', env: {}, args: [], platform: 'express' },
    { id: 'fastify-by-option', env: {}, args: ['--platform', 'fastify'], platform: 'fastify' },
    { id: 'fastify-by-environment', env: { PLATFORM: 'fastify' }, args: [], platform: 'fastify' },
    {
      id: 'option-wins',
      env: { PLATFORM: 'fastify' },
      args: ['--platform', 'express'],
      platform: 'express',
    },
  ])('start/$id', async ({ env, args, platform }) => {
    const child = start(env, ...args)
    const line = await lineOf(child)
    expect(line).toContain(` answers pages of https://admin.example.com and ${web}, on ${platform}\n`)
    const url = `${line.split(' ', 1)[0]}/files/report.csv`
    const [ours, theirs] = await Promise.all([get(url, web), get(url, evil)])
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([200, web])
    expect([theirs.status, theirs.headers.get('access-control-allow-origin')]).toEqual([200, null])
    // Express tags what it sends, Fastify does not.
    expect(ours.headers.has('etag')).toBe(platform === 'express')

    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it.each([
    {
      id: 'unknown-platform',
      env: { PLATFORM: 'koa' },
      error: '--platform takes one of express, fastify, not "koa"\n',
    },
    {
      id: 'origin-without-scheme',
      env: { ORIGINS: 'app.example.com' },
      error: 'CorsConfigError: CORS options refused:\n  - policies.corrections.origin[0] "app.example.com"',
    },
  ])('refused/$id', async ({ env, error }) => {
    const child = start(env)
    const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    expect(errors).toContain(error)
    expect(code).toBe(1)
  })

  it('refused/port-taken', async () => {
    const holder = createServer().listen(0, 'localhost')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const child = start({ PORT: `${port}` })
    const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    holder.close()
    expect(errors).toContain(`Cannot listen on port ${port}: `)
    expect(code).toBe(1)
  })
})
