import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Logger } from '@nestjs/common'
import { describe, expect, it, vi } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { checkRenamed } from '../src/check-renamed.ts'
import { evil, preflight, send, web } from '../src/exchange.ts'
import { readPage, tableOf } from '../src/page.ts'
import {
  expectForgeryRefused,
  expectNothing,
  expectNotes,
  expectPolicyOfRoute,
  expectPolicyOfTenant,
} from './expect-policies.ts'

const readme = readPage('packages/nestjs/README.md')

// Nest tells every module and route that it starts.
Logger.overrideLogger(['warn', 'error', 'fatal'])

const second = 'https://admin.example.com'
vi.stubEnv('ORIGINS', `${web},${second}`)

describe('nestjs', () => {
  checkPages([readme], {
    packages: [
      '@cors/nestjs',
      '@nestjs/common',
      '@nestjs/config',
      '@nestjs/core',
      '@nestjs/platform-fastify',
      '@nestjs/platform-ws',
      '@nestjs/testing',
      '@nestjs/websockets',
    ],
    servers: {
      async Usage(port) {
        await expectNotes(port)
        const headers = { 'content-type': 'application/json' }
        const broken = await send(port, { method: 'PUT', path: '/notes/5', headers, body: '{' }, web)
        expect(broken).toMatchObject({ status: 400, cors: { 'access-control-allow-origin': web } })
      },
      async 'Options from elsewhere'(port) {
        for (const origin of [web, second]) {
          const cors = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }
          expect(await send(port, { path: '/notes' }, origin)).toMatchObject({ body: '[{"id":1}]', cors })
        }
        expectNothing(await send(port, { path: '/notes' }, evil), 200)
      },
      async 'Policies for controllers and handlers'(port) {
        await expectPolicyOfRoute(port)
        const readable = { 'access-control-allow-origin': '*' }
        const status = await send(port, { path: '/status' }, evil)
        expect(status.body).toBe('{"up":true}')
        expect(status.cors).toEqual(readable)
        const granted = await send(port, preflight('GET', 'x-a', '/status'), evil)
        expect(granted).toMatchObject({ status: 204, cors: readable })
        // Nobody's handler: the policy of the module.
        expectNothing(await send(port, preflight('PUT', undefined, '/status'), evil), 403)
        expectNothing(await send(port, { path: '/status/internals' }, web), 200)
        expectNothing(await send(port, preflight('GET', 'x-a', '/status/internals'), web), 403)
      },
      async 'WebSocket gateways'(port) {
        const partner = 'https://partner.example'
        expect(await upgrade(port, '/chat', partner)).toBe(101)
        expect(await upgrade(port, '/chat', undefined)).toBe(101)
        expect(await upgrade(port, '/chat', web)).toBe(403)
        expect(await upgrade(port, '/chat', evil)).toBe(403)
      },
      'A policy for each tenant': expectPolicyOfTenant,
      async 'At run time'(port) {
        const added = 'https://new.example.com'
        const asked = preflight('PUT', undefined, '/origins')
        expectNothing(await send(port, asked, added), 403)
        expect((await send(port, { method: 'PUT', path: '/origins' })).status).toBe(204)
        for (const origin of [web, added]) {
          const granted = await send(port, asked, origin)
          expect(granted).toMatchObject({ status: 204, cors: { 'access-control-allow-origin': origin } })
        }
        expectNothing(await send(port, asked, evil), 403)
      },
      CSRF: (port) => expectForgeryRefused(port, '/transfers'),
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })

  checkRenamed(readme, '`enableCors`', [
    ['origin', true, '*'],
    ['methods', 'GET,PUT', ['GET', 'PUT']],
    ['allowedHeaders', 'X-A,X-B', ['X-A', 'X-B']],
    ['exposedHeaders', 'ETag', ['ETag']],
    ['credentials', 'true', true],
    ['maxAge', '600', 600],
    ['optionsSuccessStatus', 200, 'preflightStatus'],
    ['preflightContinue', true],
  ])
})

/** The status that a WebSocket of a page of this origin is answered with. */
async function upgrade(port: number, path: string, origin: string | undefined): Promise<number | undefined> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from('sixteen bytes ok').toString('base64'),
    ...(origin === undefined ? {} : { origin }),
  }
  const asked = request({ host: '127.0.0.1', port, path, headers }).end()
  const [answer] = (await Promise.race([once(asked, 'upgrade'), once(asked, 'response')])) as [
    IncomingMessage,
  ]
  asked.destroy()
  return answer.statusCode
}
