import { type RegistrableDomain, lastTwoLabels } from './origin/site.ts'
import { type Engine, profileOf } from './engine/engine.ts'
import { checkedAnswer } from './door.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { PreflightCache } from './cache/preflight-cache.ts'
import type { Received, Sent } from './sent.ts'
import { walk } from './walk.ts'
import type { Verdict } from './verdict.ts'
import type { Setting } from './course.ts'

/** How to look at an exchange. */
export interface EvaluateOptions {
  /** Whose verdict. Default `standard`. */
  readonly engine?: Engine | undefined
  /** Knows public suffixes, for CORP and `SameSite`. Without it the last two labels of a host are its site. */
  readonly registrableDomain?: RegistrableDomain | undefined
  /** Preflights that were answered before. Default: none were. */
  readonly cache?: PreflightCache | undefined
}

/**
 * What a browser does with a recorded exchange: Fetch, 4. All violations are in the verdict, also those behind the first.
 * A header value that is `{{Origin}}`, `{{Access-Control-Request-Method}}` or `{{request-header-names}}` stands for what
 * was sent on that hop, and is absent if nothing was.
 * @throws {TypeError} if request, answers or engine are not what the types say.
 */
export function evaluate(exchange: Exchange, options: EvaluateOptions = {}): Verdict {
  return judge(exchange, settingOf(options, true))
}

/** The verdict of a setting, which tests vary. */
export function judge(exchange: Exchange, setting: Setting): Verdict {
  const course = walk(exchange.request, setting)
  let step = course.next()
  while (step.done !== true) step = course.next(recorded(exchange, step.value))
  return step.value
}

export function settingOf(options: EvaluateOptions, isThorough: boolean): Setting {
  return {
    profile: profileOf(options.engine),
    registrableDomain: options.registrableDomain ?? lastTwoLabels,
    cache: options.cache,
    isThorough,
  }
}

function recorded({ hops }: Exchange, sent: Sent): Received {
  const hop = hops[sent.hop]
  const answer = sent.isPreflight ? hop?.preflight : hop?.response
  return answer === null || answer === undefined ? answer : filled(checkedAnswer(answer), sent)
}

function filled(answer: Answer, sent: Sent): Answer {
  if (!answer.headers.some(([, value]) => value.startsWith('{{'))) return answer
  return {
    status: answer.status,
    headers: answer.headers.flatMap(([name, value]) => {
      const told = value.startsWith('{{') ? fill(value, sent) : value
      return told === undefined ? [] : [[name, told] as const]
    }),
  }
}

function fill(value: string, sent: Sent): string | undefined {
  switch (value) {
    case '{{Origin}}':
      return sent.origin
    case '{{Access-Control-Request-Method}}':
      return sent.requestMethod
    case '{{request-header-names}}':
      return sent.requestHeaders
    default:
      return value
  }
}
