import type { Exchange } from '@cors/browser'
import type { Engine, EngineName, EnginePage } from '@tooling/browsers'
import { attribute, isCode } from './attribute.ts'
import { type Outcome, perform } from './in-page.ts'
import { isSameResource, place } from './place.ts'
import type { ReplayServer, Sent } from './serve.ts'

/** What an engine did with an exchange. */
export interface Measured {
  readonly ok: boolean
  /** Whether any preflight was sent. */
  readonly preflight: boolean
  /** `Access-Control-Request-Headers` of the first preflight; `null` without one. */
  readonly acrh: string | null
  /** `Origin` of the last request that was not a preflight; `null` when it had none, absent when nothing was sent. */
  readonly finalOrigin?: string | null
  /** Of a response of `fetch()`. */
  readonly type?: string
  readonly status?: number
  /** What the page could read of the headers that were recorded, by lower-case name. */
  readonly exposed?: Readonly<Record<string, string>>
  /** Chromium: `CorsError`. Firefox: categories. WebKit: texts. In order, without repetition. */
  readonly codes: readonly string[]
  /** Other reasons, such as `net::ERR_FAILED`. */
  readonly others: readonly string[]
  /** What the page's script caught. */
  readonly error?: string
  readonly sent: readonly Sent[]
}

const batchSize = 100
const patience = 15_000

/** Has an engine make the requests of exchanges, and tells what came of each. */
export async function measure(
  engine: Engine,
  server: ReplayServer,
  exchanges: readonly Exchange[],
): Promise<readonly Measured[]> {
  server.setScript(engine.script)
  const measured: Measured[] = []
  const origins = new Set(exchanges.map(({ request }) => request.documentOrigin))
  for (const origin of origins) {
    const indexes = exchanges.flatMap(({ request }, index) =>
      request.documentOrigin === origin ? [index] : [],
    )
    // oxlint-disable-next-line no-await-in-loop -- one page at a time: some engines have only one
    const page = await engine.open(server.pageOf(origin))
    for (const batch of divide(indexes, (index) => isAlone(exchanges[index]))) {
      const some = batch.flatMap((index) => exchanges[index] ?? [])
      // oxlint-disable-next-line no-await-in-loop -- the same
      const results = await measureBatch(engine, page, server, some)
      for (const [at, index] of batch.entries()) {
        const result = results[at]
        if (result !== undefined) measured[index] = result
      }
    }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await page.close()
  }
  return measured
}

async function measureBatch(
  engine: Engine,
  page: EnginePage,
  server: ReplayServer,
  exchanges: readonly Exchange[],
): Promise<readonly Measured[]> {
  const added = exchanges.map((exchange) => server.add(exchange))
  const tasks = exchanges.map(({ request }, index) => {
    const id = added[index]?.id ?? 0
    return { id, request: { ...request, url: place(request.url, id, 0) } }
  })
  const outcomes = await page.run(perform, { tasks, atOnce: engine.name === 'webkit' ? 1 : 16, patience })
  const reasons = attribute(
    engine.name,
    await page.takeReasons(),
    added.length === 1 ? added[0]?.id : undefined,
  )
  return exchanges.map((exchange, index) => {
    const { id = 0, sent = [] } = added[index] ?? {}
    return describe(engine.name, exchange, outcomes[index] ?? { ok: false }, sent, reasons.get(id) ?? [])
  })
}

function describe(
  engine: EngineName,
  exchange: Exchange,
  { ok, type, status, headers, error }: Outcome,
  sent: readonly Sent[],
  reasons: readonly string[],
): Measured {
  const first = sent.find(({ preflight }) => preflight)
  const last = sent.findLast(({ preflight }) => !preflight)
  const recorded = new Set(
    exchange.hops[last?.hop ?? 0]?.response?.headers.map(([name]) => name.toLowerCase()) ?? [],
  )
  const exposed = headers?.filter(([name]) => recorded.has(name.toLowerCase()))
  const isOther = (code: string): boolean => !isCode[engine](code)
  return {
    ok,
    preflight: first !== undefined,
    acrh: first?.headers['access-control-request-headers'] ?? null,
    ...(last === undefined ? {} : { finalOrigin: last.headers['origin'] ?? null }),
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : { status }),
    ...(exposed === undefined
      ? {}
      : { exposed: Object.fromEntries(exposed.map(([name, value]) => [name.toLowerCase(), value])) }),
    codes: reasons.filter((code) => !isOther(code)),
    others: reasons.filter(isOther),
    ...(error === undefined ? {} : { error }),
    sent,
  }
}

/** Whether its last URL is not of ours, so that what is said of it cannot be told from what is said of another. */
function isAlone(exchange: Exchange | undefined): boolean {
  return (exchange?.hops ?? []).some(({ url, response }, index, hops) => {
    const location = response?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
    const next = hops[index + 1]?.url
    return location !== undefined && (next === undefined || !isSameResource(location, url, next))
  })
}

function divide<Item>(
  items: readonly Item[],
  isOneAlone: (item: Item) => boolean,
): readonly (readonly Item[])[] {
  const together = items.filter((item) => !isOneAlone(item))
  const starts = Array.from(
    { length: Math.ceil(together.length / batchSize) },
    (_, index) => index * batchSize,
  )
  return [
    ...starts.map((start) => together.slice(start, start + batchSize)),
    ...items.filter(isOneAlone).map((item) => [item]),
  ]
}
