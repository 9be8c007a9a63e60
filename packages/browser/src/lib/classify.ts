import { type Because, preflightCauses } from './preflight-causes.ts'
import { type Engine, type EngineProfile, profileOf } from './engine/engine.ts'
import { checkedRequest } from './door.ts'
import { combineLines, isForbiddenRequestHeader, isNoCorsSafelisted } from './fetch/request-headers.ts'
import type { HeaderLine, PageRequest } from './exchange.ts'
import { checkBefore } from './check/before.ts'
import { lastTwoLabels } from './origin/site.ts'
import { normaliseValue } from './http/header-lines.ts'
import { type Prepared, prepare } from './prepare.ts'
import { startCourse, violate } from './course.ts'

/** What a request is to a browser. */
export interface Classification {
  /**
   * `same-origin`: no CORS. `simple`: CORS without a preflight. `preflighted`: with one. `opaque`: `no-cors`, sent
   * and not read. `forbidden`: not sent at all.
   */
  readonly mode: 'same-origin' | 'simple' | 'preflighted' | 'opaque' | 'forbidden'
  /** Everything that made it so; of headers also those that were dropped. */
  readonly because: readonly Because[]
}

/** Why a browser asks a preflight for a request, or does not: Fetch, 2.2 and 4.1. */
export function classify(
  request: PageRequest,
  { engine = 'standard' }: { readonly engine?: Engine } = {},
): Classification {
  const profile = profileOf(engine)
  const prepared = prepare(checkedRequest(request), profile)
  const course = startCourse(prepared, {
    profile,
    registrableDomain: lastTwoLabels,
    cache: undefined,
    isThorough: false,
  })
  for (const fault of prepared.faults) violate(course, 'before-network', 0, fault)
  if (prepared.faults.length > 0 || !checkBefore(course)) {
    return result(
      'forbidden',
      course.violations.map(({ message }) => ({ kind: 'refused', message })),
    )
  }
  const dropped = droppedHeaders(request, prepared, profile)
  const { mode, url, documentOrigin } = prepared
  if (mode === 'navigate' || mode === 'websocket') {
    return result('opaque', [{ kind: 'navigation', message: 'Navigations and WebSockets know no CORS.' }])
  }
  if (url.origin === documentOrigin || url.protocol === 'data:') {
    return result('same-origin', [
      {
        kind: 'same-origin',
        message:
          url.protocol === 'data:'
            ? 'A data: URL is read by whoever has it.'
            : `Page and URL are of one origin, ${documentOrigin}.`,
      },
      ...dropped,
    ])
  }
  if (mode === 'no-cors') {
    return result('opaque', [
      { kind: 'no-cors', message: 'mode: "no-cors" is sent, and its answer cannot be read.' },
      ...dropped,
    ])
  }
  const causes = preflightCauses(request, prepared, engine)
  return causes.length > 0
    ? result('preflighted', [...causes, ...dropped])
    : result('simple', [
        { kind: 'safelisted', message: 'Its method and all of its headers are safelisted.' },
        ...dropped,
      ])
}

function result(mode: Classification['mode'], because: readonly Because[]): Classification {
  return Object.freeze({ mode, because: Object.freeze(because.map((cause) => Object.freeze(cause))) })
}

function droppedHeaders(
  { headers = [] }: PageRequest,
  { api, mode, isUnsafe }: Prepared,
  { ignoresQuotes }: EngineProfile,
): readonly Because[] {
  const told = new Map<string, string>()
  const drop = (name: string, reason: string): void => {
    told.set(name.toLowerCase(), `${reason}: the browser drops it.`)
  }
  const lines = headers.map(([name, value]) => [name, normaliseValue(value)] as const)
  const isForbidden = ([name, value]: HeaderLine): boolean =>
    isForbiddenRequestHeader(name, value, ignoresQuotes)
  for (const line of lines) {
    if (!isUnsafe) drop(line[0], `${api} sets no headers`)
    else if (isForbidden(line)) drop(line[0], `${line[0]} is a forbidden request-header`)
  }
  // A line goes by itself where it is forbidden, and with all of its name where they are not safelisted.
  for (const [name, value] of combineLines(lines.filter((line) => !isForbidden(line)))) {
    if (isUnsafe && mode === 'no-cors' && !isNoCorsSafelisted(name, value)) {
      drop(name, `${name} is not safelisted with this value, and the mode is "no-cors"`)
    }
  }
  return [...told].map(([name, message]) => ({ kind: 'header-dropped', name, message }))
}
