import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import type { Initiator } from '../exchange.ts'
import { fill } from '../words/fill.ts'
import { wordsOf } from '../words/all.ts'

// What the console calls them; what is left out it calls a resource.
const names: Readonly<Partial<Record<Initiator, string>>> = {
  xhr: 'XMLHttpRequest',
  img: 'image',
  module: 'script',
  stylesheet: 'CSS stylesheet',
  media: 'video',
  track: 'text track',
}
const ownNames: ReadonlySet<Initiator> = new Set<Initiator>(['fetch', 'script', 'font'])

/** `network::mojom::CorsError` by the names of the DevTools protocol, and the console's text. */
export function chromiumReport(met: Circumstance): EngineReport {
  const { api, url, firstUrl, origin, stage } = met
  const silence = silenceOf(met)
  const [code, text] =
    silence === undefined ? (wordsOf[met.reason].chromium ?? failure) : (['', silence] as const)
  if (code === '') return { code: undefined, text: fill(text, met) }
  // Codes with an asterisk tell of which leg they are.
  const isOfPreflight = code.startsWith('*') && stage === 'preflight'
  const what = names[api] ?? (ownNames.has(api) ? api : 'resource')
  const subject = firstUrl === url ? `'${url}'` : `'${url}' (redirected from '${firstUrl}')`
  const place = isOfPreflight ? "Response to preflight request doesn't pass access control check: " : ''
  return {
    code: code.replace('*', isOfPreflight ? 'Preflight' : ''),
    text: `Access to ${what} at ${subject} from origin '${origin}' has been blocked by CORS policy: ${place}${fill(text, met)}`,
  }
}

const failure = ['', 'net::ERR_FAILED'] as const

/** The network error in the place of a `CorsError`, which these have elsewhere. */
function silenceOf({ reason, hop, value = '', isSilent }: Circumstance): string | undefined {
  if (reason === 'redirect-scheme' && value.startsWith('data:')) return 'net::ERR_UNSAFE_REDIRECT'
  return isSilent === true || (reason === 'same-origin-mode' && hop > 0) ? 'net::ERR_ABORTED' : undefined
}
