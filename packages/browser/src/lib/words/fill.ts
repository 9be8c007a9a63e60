import type { Circumstance } from '../circumstance.ts'
import { badElement } from '../http/token.ts'
import { webkitHeaderNames } from '../engine/webkit-header-names.ts'

const xhrHint =
  ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.'

/** What stands for each name in braces. */
const blanks: Readonly<Record<string, (met: Circumstance) => string | number>> = {
  value: ({ value = '' }) => value,
  quoted: ({ value }) => (value === undefined ? 'missing' : JSON.stringify(value)),
  /** As it is written in standards, and in consoles. */
  header: ({ header = '' }) => header.replaceAll(/\b[a-z]/gu, (letter) => letter.toUpperCase()),
  spelled: ({ value = '', spelled = value }) => webkitHeaderNames.get(value) ?? spelled,
  token: ({ value = '' }) => badElement([value]) ?? value,
  origin: ({ origin }) => origin,
  status: ({ status }) => status,
  method: ({ method }) => method,
  url: ({ url }) => url,
  first: ({ firstUrl }) => firstUrl,
  /** Where a redirect leads, if it is one. */
  target: ({ url, nextUrl = url }) => nextUrl.replace(/^([^/?#]+:\/\/)[^/?#@]*@/u, '$1'),
  port: ({ url }) => /:(\d+)/u.exec(url)?.[1] ?? '',
  leg: ({ stage }) =>
    stage === 'preflight'
      ? 'the answer to the preflight'
      : `the ${stage === 'redirect' ? stage : 'response'}`,
  corp: ({ value }) => (value === 'same-site' ? 'NotSameSite' : 'NotSameOrigin'),
  valid: ({ api }) => (api === 'fetch' ? ' Have the server send the header with a valid value.' : ''),
  xhr: ({ api }) => (api === 'xhr' ? xhrHint : ''),
}

/** A sentence with what was met in the place of `{value}` and its like. */
export function fill(sentence: string, met: Circumstance): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(blanks[name]?.(met) ?? whole))
}
