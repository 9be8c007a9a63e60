import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import type { Said } from '../words/words.ts'
import { fill } from '../words/fill.ts'
import { wordsOf } from '../words/all.ts'

const failure: Said = ['CORSDidNotSucceed2', 'CORS request did not succeed']
// Without CORS a failure is in the console as no more than an exception.
const uncaught: Said = ['', 'TypeError: NetworkError when attempting to fetch resource.']

// Nothing is said of a redirect to these but that it failed.
const neverLedTo = /^(?:data|javascript|wss?):/u

const notLoaded: Said = ['', 'Security Error: Content at {origin} may not load data from {target}.']
const notLoadedFrom: Said = ['', 'Security Error: Content at {url} may not load data from {target}.']
const notLinkedFrom: Said = ['', 'Security Error: Content at {url} may not load or link to {target}.']
const notLinked: Said = ['', 'Security Error: Content at {origin} may not load or link to {target}.']

/** `nsIScriptError.category`, and the console's text. */
export function firefoxReport(met: Circumstance): EngineReport {
  const [code, text] = saidOf(met)
  const filled = fill(text, met)
  if (code === '') return { code: categoryOf(met, text), text: filled }
  return {
    code,
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${met.url}. (Reason: ${filled}).${statusShown(code, met.status)}`,
  }
}

/** The category of a message that is not about CORS. */
function categoryOf({ reason, isKeepalive }: Circumstance, text: string): string | undefined {
  if (text.startsWith('Security Error')) return 'SOP'
  if (reason === 'mixed-content') return 'Mixed Content Blocker'
  return reason === 'corp' && !isKeepalive ? 'COEP' : undefined
}

function saidOf(met: Circumstance): Said {
  const { reason, hop, url, origin, isRepeated, redirect, value = '', isCors, mode } = met
  if (reason === 'scheme') {
    if (url.startsWith('blob:')) return notLoaded
    // A page that is itself a file is told of CORS.
    if (url.startsWith('file:') && origin !== 'null') return notLinked
    if (mode === 'no-cors') return uncaught
  }
  if (reason === 'bad-port' && hop > 0 && mode === 'cors') return failure
  if (reason === 'redirect-scheme') {
    if (value.startsWith(`blob:${origin}/`) && url.startsWith(`${origin}/`)) return uncaught
    if (mode === 'same-origin' && !neverLedTo.test(value)) return notLoaded
    if (value.startsWith('file:')) return notLinkedFrom
    if (value.startsWith('blob:')) return notLoadedFrom
    if (mode === 'no-cors' || neverLedTo.test(value)) return isCors ? failure : uncaught
  }
  const isOneLine = reason === 'acao-multiple' && isRepeated !== true
  const isUnfollowed = reason === 'preflight-redirect' && redirect !== 'follow'
  const said = wordsOf[isOneLine ? 'acao-mismatch' : isUnfollowed ? 'preflight-status' : reason].firefox
  return said ?? (isCors || reason === 'redirect-credentials' ? failure : uncaught)
}

function statusShown(code: string, status: number): string {
  if (code === failure[0]) return ' Status code: (null).'
  return /Missing\w+Origin|Preflight\w+Succeed/u.test(code) ? ` Status code: ${status}.` : ''
}
