import type { IncomingMessage } from 'node:http'
import { type CorsContext, type CorsModuleSource, createCors } from '@cors/nestjs'
import { describe, expect, it } from 'vitest'
import { evil, options, platforms, web } from './exchange.ts'
import { type Outcome, type Page, greet, ways } from './gateway-clients.ts'
import { type Declared, gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const greeting = 'Chat greets you'
const partner = 'https://partner.example'
const named = { ...options, policies: { partner: { origin: [partner] } } }
const toPartner = createCors<CorsContext>({ origin: [partner] })

const showsRequest = (context: CorsContext): boolean =>
  context.getType() === 'http' &&
  context.switchToHttp().getRequest<IncomingMessage>().headers.host?.startsWith('127.0.0.1') === true

const fail = (): never => {
  throw new Error('no answer')
}

interface Row {
  readonly id: string
  readonly module?: CorsModuleSource
  readonly policy?: Declared['policy']
  readonly outcomes: readonly (readonly [page: Page, outcome: Outcome])[]
}

const onlyPartner: Row['outcomes'] = [
  [partner, greeting],
  [web, 403],
  [undefined, greeting],
]
const onlyWeb: Row['outcomes'] = [
  [web, greeting],
  [evil, 403],
  [undefined, greeting],
]
const nobody: Row['outcomes'] = [
  [web, 403],
  [undefined, greeting],
]

const rows: readonly Row[] = [
  { id: 'module/rejecting', module: { ...options, rejectDisallowed: true }, outcomes: onlyWeb },
  { id: 'module/nobody', module: false, outcomes: nobody },
  { id: 'module/compiled', module: createCors<CorsContext>(options), outcomes: onlyWeb },
  {
    id: 'module/anybody',
    module: { origin: '*' },
    outcomes: [
      [evil, greeting],
      [undefined, greeting],
    ],
  },
  { id: 'decorator/name', module: named, policy: 'partner', outcomes: onlyPartner },
  { id: 'decorator/options', policy: { origin: [partner] }, outcomes: onlyPartner },
  { id: 'decorator/compiled', policy: toPartner, outcomes: onlyPartner },
  { id: 'decorator/nobody', policy: false, outcomes: nobody },
  { id: 'decorator/choice', policy: () => toPartner, outcomes: onlyPartner },
  { id: 'predicate/asked', module: { origin: (origin) => origin === web }, outcomes: onlyWeb },
  { id: 'predicate/later', module: { origin: async (origin) => origin === web }, outcomes: onlyWeb },
  {
    id: 'predicate/context',
    module: { origin: (_, context) => showsRequest(context) },
    outcomes: [[web, greeting]],
  },
  { id: 'predicate/throws', module: { origin: fail }, outcomes: nobody },
  { id: 'predicate/rejects', module: { origin: async () => fail() }, outcomes: nobody },
  { id: 'choice/options', module: () => options, outcomes: onlyWeb },
  { id: 'choice/compiled', module: () => toPartner, outcomes: onlyPartner },
  { id: 'choice/later', module: async () => options, outcomes: onlyWeb },
  { id: 'choice/context', module: (context) => showsRequest(context) && options, outcomes: onlyWeb },
  { id: 'choice/nobody', module: () => false, outcomes: nobody },
  { id: 'choice/throws', module: fail, outcomes: nobody },
  { id: 'choice/rejects', module: async () => fail(), outcomes: nobody },
  { id: 'choice/faulty', module: () => ({ origin: ['https://app.example.com/'] }), outcomes: nobody },
  { id: 'choice/nothing', module: () => undefined as never, outcomes: nobody },
]

for (const platform of platforms) {
  for (const way of ways) {
    describe(`policies of gateways, ${way}, ${nest} on ${platform}`, () => {
      for (const { id, module, policy, outcomes } of rows) {
        it(`gateways/policy-${id}`, async () => {
          const ran: string[] = []
          const declared = policy === undefined ? {} : { policy }
          const port = await startChat(way, platform, {
            ...(module === undefined ? {} : { module }),
            gateways: [gateway(ran, declared)],
          })
          for (const [page, outcome] of outcomes) {
            ran.length = 0
            expect([page, await greet(way, port, page)]).toEqual([page, outcome])
            expect(ran).toEqual(outcome === greeting ? ['connection', 'message'] : [])
          }
        })
      }
    })
  }
}
