import { describe, expect, it } from 'vitest'
import { evil, platforms, web } from './exchange.ts'
import { type Page, greet, ways } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const greeting = 'Chat greets you'

/** Who asks, and what comes of it; the policy lists `web`. */
const rows: readonly (readonly [id: string, page: Page, outcome: string | number])[] = [
  ['allowed', web, greeting],
  ['no-page', undefined, greeting],
  ['refused', evil, 403],
  ['null', 'null', 403],
  ['empty', '', 403],
  ['malformed', `${web}/`, 403],
  ['other-scheme', web.replace('https', 'http'), 403],
  ['longer-host', `${web}.evil.example`, 403],
]

for (const platform of platforms) {
  for (const way of ways) {
    describe(`gateways, ${way}, ${nest} on ${platform}`, () => {
      for (const [id, page, outcome] of rows) {
        it(`gateways/origin-${id}`, async () => {
          const ran: string[] = []
          const port = await startChat(way, platform, { gateways: [gateway(ran)] })
          expect(await greet(way, port, page)).toBe(outcome)
          expect(ran).toEqual(outcome === greeting ? ['connection', 'message'] : [])
        })
      }
    })
  }
}
