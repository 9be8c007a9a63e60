import type { EngineName, Reason } from '@tooling/browsers'
import { findPlace } from './place.ts'

/** What is a reason of its own, and not a consequence or about something else. */
export const isCode: { readonly [name in EngineName]: (code: string) => boolean } = {
  chromium: (code) => !code.startsWith('net::'),
  firefox: (code) => /^CORS|^COEP$|^SOP$|^Mixed Content/.test(code),
  webkit: (code) => !/ cannot load .* due to access control checks|^Unhandled |^Refused to /.test(code),
}

/** What was said of each exchange. Of WebKit, what names none belongs to the next that is named. */
export function attribute(
  engine: EngineName,
  reasons: readonly Reason[],
  only: number | undefined,
): ReadonlyMap<number, readonly string[]> {
  const all = new Map<number, string[]>()
  let pending: string[] = []
  for (const { code, url, text } of reasons) {
    const id = findPlace(`${url} ${text}`)?.id ?? only
    if (id === undefined && engine !== 'webkit') continue
    if (code !== '' && !code.startsWith('ended ')) pending.push(unplace(code))
    if (id === undefined) continue
    const known = all.get(id) ?? []
    all.set(id, [
      ...known,
      ...pending.filter((one, at) => !known.includes(one) && pending.indexOf(one) === at),
    ])
    pending = []
  }
  return all
}

/** A text as it would be had the exchange not been moved. */
function unplace(text: string): string {
  return text.replaceAll(/\/~\d+\.\d+(?=\/|$)/g, '')
}
