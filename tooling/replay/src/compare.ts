import type { EngineName } from '@tooling/browsers'
import type { Verdict } from '@cors/browser'
import type { Measured } from './measure.ts'

/** Where a verdict and an engine part. */
export interface Difference {
  readonly field: 'ok' | 'preflight' | 'acrh' | 'finalOrigin' | 'type' | 'status' | 'exposed' | 'code'
  readonly model: unknown
  readonly measured: unknown
}

/** Holds a verdict against what an engine did. XMLHttpRequest tells no type. */
export function compare(engine: EngineName, verdict: Verdict, measured: Measured): readonly Difference[] {
  const pairs: readonly (readonly [Difference['field'], unknown, unknown])[] = [
    // Nobody knows what would have come of it.
    ['ok', verdict.ok, measured.error === 'timeout' ? 'timeout' : measured.ok],
    ['preflight', verdict.preflight, measured.preflight],
    ['acrh', verdict.preflightHeaders, measured.acrh],
    ['finalOrigin', verdict.finalOrigin, measured.finalOrigin ?? null],
    ...(verdict.ok && measured.ok ? compareResponses(verdict, measured) : []),
    ...(verdict.ok || measured.ok ? [] : [compareCodes(engine, verdict, measured)]),
  ]
  return pairs.flatMap(([field, model, seen]) =>
    JSON.stringify(model) === JSON.stringify(seen) ? [] : [{ field, model, measured: seen }],
  )
}

function compareResponses(
  { responseType, status, exposedHeaders }: Verdict,
  { type, status: seen, exposed = {} }: Measured,
): readonly (readonly [Difference['field'], unknown, unknown])[] {
  return [
    ...(type === undefined ? [] : [['type', responseType, type] as const]),
    ['status', status, seen],
    ['exposed', joinLines(exposedHeaders), joinLines(Object.entries(exposed))],
  ]
}

function joinLines(lines: readonly (readonly [name: string, value: string])[]): readonly string[] {
  const values = new Map<string, string>()
  for (const [name, value] of lines) {
    const earlier = values.get(name)
    values.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
  }
  return [...values].map(([name, value]) => `${name}: ${value}`).toSorted()
}

/** What Firefox says of a request that it lets pass. */
const warnings: ReadonlySet<string> = new Set(['CORSAllowHeaderFromPreflightDeprecation'])

/** WebKit tells how a connection broke. */
const broken = /^(?:Connection terminated|Error (?:receiving|sending) data)/

/** The first reason: WebKit's by its text, the others' by its code. Some have no code for an error of the network. */
function compareCodes(
  engine: EngineName,
  { violations: [first] }: Verdict,
  { codes, others }: Measured,
): readonly ['code', unknown, unknown] {
  const code = codes.find((one) => !warnings.has(one)) ?? null
  const said = (engine === 'webkit' ? first?.engine.text : first?.engine.code) ?? ''
  if (engine === 'webkit' && first?.reason === 'network' && code !== null && broken.test(code))
    return ['code', code, code]
  return ['code', said === '' ? null : said, code ?? (others.includes(said) ? said : null)]
}
