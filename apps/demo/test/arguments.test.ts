import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, vi } from 'vitest'
import { endOf, startDemo, withoutChromium } from './demo-process.ts'

vi.setConfig({ testTimeout: 180_000 })

it.each([
  { id: 'page', args: (port: number) => ['--port', `${port}`] },
  { id: 'first-api', args: (port: number) => ['--api-port', `${port}`] },
  { id: 'api-of-one-host', args: (port: number) => ['--host', 'fastify', '--api-port', `${port}`] },
])('port/taken-$id', async ({ args }) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const { code, errors } = await endOf(startDemo(withoutChromium, ...args(port)))
  holder.close()
  expect([code, errors]).toEqual([
    1,
    `The demo cannot run: port ${port} is taken: end what listens there, or name another\n`,
  ])
})

it.each([
  {
    id: 'port/not-a-number',
    args: ['--port', 'http'],
    error: '--port takes a number up to 65535, not "http"',
  },
  {
    id: 'port/too-large',
    args: ['--port', '65536'],
    error: '--port takes a number up to 65535, not "65536"',
  },
  {
    id: 'port/none-left-for-the-last-host',
    args: ['--api-port', '65532'],
    error: '--api-port takes a number up to 65531, not "65532"',
  },
  {
    id: 'port/one-host-needs-one',
    args: ['--host', 'koa', '--api-port', '65536'],
    error: '--api-port takes a number up to 65535, not "65536"',
  },
  {
    id: 'host/unknown',
    args: ['--host', 'hapi'],
    error: '--host takes one of express, koa, fastify, nestjs, nestjs-fastify, not "hapi"',
  },
  { id: 'unknown-option', args: ['--onse'], error: "Unknown option '--onse'" },
])('$id', async ({ args, error }) => {
  const { code, errors } = await endOf(startDemo(withoutChromium, ...args))
  expect(errors).toContain(`The demo cannot run: ${error}`)
  expect(code).toBe(1)
})
