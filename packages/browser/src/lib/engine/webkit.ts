import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import { fill } from '../words/fill.ts'
import { wordsOf } from '../words/all.ts'

const noFtp = 'FTP URLs are disabled'

/** WebKit names nothing: the console's text is all there is. */
export function webkitReport(met: Circumstance): EngineReport {
  return { code: undefined, text: fill(textOf(met), met) }
}

function textOf(met: Circumstance): string {
  const { reason, stage, hop, value = '', isRepeated, nextUrl = '', api, firstUrl, mode } = met
  if (reason === 'same-origin-mode' && hop > 0) {
    return 'Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.'
  }
  if (reason === 'redirect-scheme' && value.startsWith('ftp:')) return noFtp
  if (reason === 'redirect-scheme' && mode === 'no-cors')
    return 'Redirection to URL with a scheme that is not HTTP(S).'
  // Of other requests it is the exception alone that tells.
  if (reason === 'invalid-response' && stage !== 'preflight') return ''
  const isOneValue = reason === 'acao-multiple' && isRepeated !== true && !value.includes(',')
  const text = wordsOf[isOneValue ? 'acao-mismatch' : reason].webkit
  if (text === undefined) {
    return `${api === 'xhr' ? 'XMLHttpRequest' : 'Fetch API'} cannot load ${firstUrl} due to access control checks.`
  }
  return stage === 'redirect' &&
    !['redirect-mode-error', 'redirect-limit', 'bad-port'].includes(reason) &&
    text !== ''
    ? `Cross-origin redirection to ${nextUrl.replace(/\/\/[^/@]*@/u, '//')} denied by Cross-Origin Resource Sharing policy: ${text}`
    : text
}
