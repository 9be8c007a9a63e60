import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CorsDecisionMessage, type CorsModuleSource, CorsService } from '@cors/nestjs'
import type { INestApplication } from '@nestjs/common'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Answer, type Platform, evil, platforms, send, web } from './exchange.ts'
import { greet, ways } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

/** Every decision from here to the end of the test, in short. */
function collectDecisions(): unknown[] {
  const decisions: unknown[] = []
  const listener = (message: unknown): void => {
    const { decision, policy, request } = message as CorsDecisionMessage
    const { origin } = policy
    decisions.push([request.headers['origin'], decision.reason, 'exact' in origin && origin.exact])
  }
  subscribe('cors:decision', listener)
  onTestFinished(() => void unsubscribe('cors:decision', listener))
  return decisions
}

/** Polls as a page, with somebody at the response before anybody else is. */
async function pollThrough(
  platform: Platform,
  origin: string,
  module: CorsModuleSource,
  before: (response: ServerResponse) => void,
): Promise<Answer> {
  const apps: INestApplication[] = []
  const main = (app: INestApplication): unknown => apps.push(app)
  const port = await startChat('polling', platform, { module, gateways: [gateway([])], main })
  const server = apps[0]?.getHttpServer() as NodeJS.EventEmitter
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => before(response))
  return send(port, { path: '/socket.io/?EIO=4&transport=polling' }, origin)
}

for (const platform of platforms) {
  for (const way of ways) {
    describe(`decisions at gateways, ${way}, ${nest} on ${platform}`, () => {
      it('gateways/decisions-are-published', async () => {
        const apps: INestApplication[] = []
        const main = (app: INestApplication): unknown => apps.push(app)
        const port = await startChat(way, platform, { gateways: [gateway([])], main })
        const decisions = collectDecisions()
        expect(await greet(way, port, evil)).toBe(403)
        apps[0]?.get(CorsService).replace({ origin: [evil] })
        expect(await greet(way, port, web)).toBe(403)
        expect(decisions).toEqual([
          [evil, 'origin-not-allowed', [web]],
          [web, 'origin-not-allowed', [evil]],
        ])
      })

      it('gateways/choice-is-compiled-once', async () => {
        const reads: string[] = []
        const choice = {
          get origin() {
            reads.push('origin')
            return [web]
          },
        }
        const port = await startChat(way, platform, { module: () => choice, gateways: [gateway([])] })
        expect(await greet(way, port, evil)).toBe(403)
        const first = reads.length
        expect(first).toBeGreaterThan(0)
        expect(await greet(way, port, evil)).toBe(403)
        expect(reads.length).toBe(first)
      })
    })
  }

  describe(`responses to polling, ${nest} on ${platform}`, () => {
    it('gateways/refusal-ends-once', async () => {
      const ends: number[] = []
      const answer = await pollThrough(platform, evil, { origin: [web] }, (response) => {
        const end = response.end.bind(response) as () => ServerResponse
        response.end = () => {
          ends.push(response.statusCode)
          return end()
        }
      })
      expect(answer.status).toBe(403)
      expect(ends).toEqual([403])
    })

    it('gateways/response-that-throws', async () => {
      const later = { origin: async (origin: string) => origin === web }
      const answer = await pollThrough(platform, web, later, (response) => {
        response.setHeader = () => {
          throw new Error('not today')
        }
      })
      // Without its headers the answer is of no use to the page: nobody is let on by a failure.
      expect(answer).toEqual(expect.objectContaining({ status: 403, cors: {} }))
    })
  })
}
