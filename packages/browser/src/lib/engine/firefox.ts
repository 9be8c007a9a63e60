import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import type { Reason } from '../reason.ts'
import type { Said } from '../words/words.ts'
import { fill } from '../words/fill.ts'
import { wordsOf } from '../words/all.ts'

const failure: Said = ['CORSDidNotSucceed2', 'CORS request did not succeed']
// Without CORS a failure is in the console as no more than an exception.
const uncaught: Said = ['', 'TypeError: NetworkError when attempting to fetch resource.']

// Categories of messages that are not about CORS.
const categories: Readonly<Partial<Record<Reason, string>>> = {
  'same-origin-mode': 'SOP',
  corp: 'COEP',
  'mixed-content': 'Mixed Content Blocker',
}

/** `nsIScriptError.category`, and the console's text. */
export function firefoxReport(met: Circumstance): EngineReport {
  const [code, text] = saidOf(met)
  const filled = fill(text, met)
  if (code === '')
    return {
      code: met.isKeepalive && met.reason === 'corp' ? undefined : categories[met.reason],
      text: filled,
    }
  return {
    code,
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${met.url}. (Reason: ${filled}).${statusShown(code, met.status)}`,
  }
}

function saidOf({ reason, isRepeated, redirect, value = '', isCors, mode }: Circumstance): Said {
  if (reason === 'redirect-scheme' && mode === 'no-cors') return uncaught
  if (reason === 'redirect-scheme' && value.startsWith('data:')) return failure
  const isOneLine = reason === 'acao-multiple' && isRepeated !== true
  const isUnfollowed = reason === 'preflight-redirect' && redirect !== 'follow'
  const said = wordsOf[isOneLine ? 'acao-mismatch' : isUnfollowed ? 'preflight-status' : reason].firefox
  return said ?? (isCors || reason === 'redirect-credentials' ? failure : uncaught)
}

function statusShown(code: string, status: number): string {
  if (code === failure[0]) return ' Status code: (null).'
  return /Missing\w+Origin|Preflight\w+Succeed/u.test(code) ? ` Status code: ${status}.` : ''
}
