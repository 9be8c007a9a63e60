import type { Exchange, Verdict } from '../src/index.ts'
import { type EngineProfile, engineProfiles } from '../src/lib/engine/engine.ts'
import { judge, settingOf } from '../src/lib/evaluate.ts'

export const measuredEngines = ['chromium', 'firefox', 'webkit'] as const
export type MeasuredEngine = (typeof measuredEngines)[number]

/** What an engine did, or is said to do: all that both can tell. */
export interface Told {
  readonly ok: boolean
  readonly preflight: boolean
  readonly acrh: string | null
  readonly finalOrigin: string | null
  /** Of what the page got. XHR tells no type. */
  readonly type?: string | undefined
  readonly status?: number | undefined
  readonly exposed?: Readonly<Record<string, string>> | undefined
  /** The first reason, where it got nothing: a code, or WebKit's text. */
  readonly code?: string | null | undefined
}

/** An exchange that tells an engine with a divergence from the same without, and what the engine did. */
export interface Witness {
  readonly of: string
  readonly exchange: Exchange
  readonly told: Told
}

export type Divergence = Exclude<keyof EngineProfile, 'engine'>

export function divergencesOf(engine: MeasuredEngine): readonly Divergence[] {
  return Object.keys(engineProfiles[engine]).filter((key): key is Divergence => key !== 'engine')
}

/** What the model tells, with all divergences of an engine but one. */
export function toldBy(engine: MeasuredEngine, exchange: Exchange, without?: Divergence): Told {
  const profile = { ...engineProfiles[engine] }
  if (without !== undefined) delete profile[without]
  return tell(engine, exchange, judge(exchange, { ...settingOf({ engine }, true), profile }))
}

function tell(engine: MeasuredEngine, { request }: Exchange, verdict: Verdict): Told {
  const { ok, preflight, preflightHeaders, finalOrigin, responseType, status, exposedHeaders } = verdict
  const [first] = verdict.violations
  const said = engine === 'webkit' ? first?.engine.text : first?.engine.code
  return {
    ok,
    preflight,
    acrh: preflightHeaders,
    finalOrigin,
    ...(ok
      ? {
          ...(request.api !== 'xhr' && { type: responseType }),
          status,
          exposed: Object.fromEntries(exposedHeaders),
        }
      : { code: said === undefined || said === '' ? null : said }),
  }
}
