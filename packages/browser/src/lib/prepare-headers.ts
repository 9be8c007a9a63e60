import type { EngineProfile } from './engine/engine.ts'
import type { HeaderLine } from './exchange.ts'
import { isNamed } from './http/header-lines.ts'
import { isNoCorsSafelisted } from './fetch/request-headers.ts'
import { replacedByUtf8, serialisedAsUtf8 } from './fetch/xhr-content-type.ts'

/** Fetch, 5.1, append under the guard request-no-cors: a line is kept as long as all of its name are safelisted with it. */
export function asNoCorsKeeps(lines: readonly HeaderLine[]): HeaderLine[] {
  const kept = new Map<string, HeaderLine>()
  for (const [name, value] of lines) {
    const lower = name.toLowerCase()
    const earlier = kept.get(lower)
    const all = earlier === undefined ? value : `${earlier[1]}, ${value}`
    if (isNoCorsSafelisted(name, all)) kept.set(lower, [earlier?.[0] ?? name, all])
  }
  return [...kept.values()]
}

/** XHR, 4.5.6, send(): a text is UTF-8, and its type says so. */
export function asXhrSends(
  lines: readonly HeaderLine[],
  hasText: boolean,
  xhrCharset: EngineProfile['xhrCharset'],
): readonly HeaderLine[] {
  if (!hasText || xhrCharset === 'kept') return lines
  const rewrite = xhrCharset === 'replaced' ? replacedByUtf8 : serialisedAsUtf8
  return lines.map(([name, value]) =>
    isNamed(name, 'content-type') ? ([name, rewrite(value)] as const) : ([name, value] as const),
  )
}
