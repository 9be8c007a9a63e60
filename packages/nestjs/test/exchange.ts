import type { AddressInfo } from 'node:net'
import type { RequestSettings } from '@cors/conformance'
import { type Answer, type Sent, send as sendAsIs } from '@tooling/exchange'
import type { DynamicModule, INestApplication, NestApplicationOptions, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { onTestFinished } from 'vitest'

export {
  type Answer,
  type Fields,
  type Sent,
  answerOf,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  web,
} from '@tooling/exchange'

/** What Nest stands on. */
export type Platform = 'express' | 'fastify'

export const platforms: readonly Platform[] = ['express', 'fastify']

/** An adapter as users would make it. */
export function adapterOf(platform: Platform): ExpressAdapter | FastifyAdapter {
  return platform === 'express' ? new ExpressAdapter() : new FastifyAdapter()
}

/** How an application is started. */
export interface Start {
  /** What stands in `main.ts` between `create` and `listen`. */
  readonly main?: (app: INestApplication) => unknown
  readonly settings?: NestApplicationOptions
  readonly adapter?: ExpressAdapter | FastifyAdapter
}

/** Makes an application and serves it until the test is over; resolves to the port. */
export async function start(
  root: Type | DynamicModule,
  platform: Platform,
  { main, settings, adapter = adapterOf(platform) }: Start = {},
): Promise<number> {
  const app = await NestFactory.create(root, adapter, {
    logger: false,
    abortOnError: false,
    forceCloseConnections: true,
    ...settings,
  })
  onTestFinished(() => app.close())
  await main?.(app)
  await app.listen(0, '127.0.0.1')
  return (app.getHttpServer().address() as AddressInfo).port
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** Sends a request of a page of this origin, or of no page. */
export function send(
  port: number,
  sent: Sent = {},
  origin?: string,
  settings?: RequestSettings,
): Promise<Answer> {
  const isEmpty = sent.body === undefined && !bodiless.has(sent.method ?? 'GET')
  // Node's client would announce a body, of no type, which Fastify refuses to read.
  const headers = isEmpty ? { ...sent.headers, 'content-length': '0' } : sent.headers
  return sendAsIs(port, headers === undefined ? sent : { ...sent, headers }, origin, settings)
}
