import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import { fill } from '../words/fill.ts'
import { localResource } from '../words/words.ts'
import { wordsOf } from '../words/all.ts'

const noFtp = 'FTP URLs are disabled'
const notHttp = 'Redirection to URL with a scheme that is not HTTP(S).'
const unsafeAttempt =
  'Unsafe attempt to load URL {target} from origin {origin}. Domains, protocols and ports must match.'

/** WebKit names nothing: the console's text is all there is. */
export function webkitReport(met: Circumstance): EngineReport {
  return { code: undefined, text: fill(textOf(met), met) }
}

function textOf(met: Circumstance): string {
  const { reason, stage, hop, value = '', isRepeated, api, url, origin, mode, isCors } = met
  if (reason === 'same-origin-mode' && hop > 0) return unsafeAttempt
  if (reason === 'scheme' && mode === 'no-cors') {
    if (url.startsWith('ftp:')) return noFtp
    return /^(?:blob|file):/u.test(url) ? localResource : ''
  }
  if (reason === 'redirect-scheme') {
    if (value.startsWith('ftp:')) return noFtp
    if (value.startsWith('file:') && !isCors) return localResource
    if (mode === 'no-cors' || (value.startsWith(`blob:${origin}/`) && !isCors)) return notHttp
    if (mode === 'same-origin') return unsafeAttempt
  }
  // Of other requests it is the exception alone that tells.
  if (reason === 'invalid-response' && stage !== 'preflight') return ''
  if (reason === 'redirect-location' && (value === '' || !isCors)) return ''
  const isOneValue = reason === 'acao-multiple' && isRepeated !== true && !value.includes(',')
  const text = wordsOf[isOneValue ? 'acao-mismatch' : reason].webkit
  if (text === undefined) {
    return `${api === 'xhr' ? 'XMLHttpRequest' : 'Fetch API'} cannot load {first} due to access control checks.`
  }
  return stage === 'redirect' &&
    !['redirect-mode-error', 'redirect-limit', 'bad-port'].includes(reason) &&
    text !== ''
    ? `Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: ${text}`
    : text
}
