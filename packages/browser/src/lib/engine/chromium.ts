import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import type { Initiator } from '../exchange.ts'
import type { Said } from '../words/words.ts'
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
    silence === undefined
      ? (permission(met) ?? wordsOf[met.reason].chromium ?? failure)
      : (['', silence] as const)
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

/** A secure page is not refused for where it asks, but for what the user says. */
function permission({ reason, origin }: Circumstance): Said | undefined {
  if (reason !== 'local-network' || !origin.startsWith('https:')) return undefined
  return [
    'LocalNetworkAccessPermissionDenied',
    'Permission was denied for this request to access the `{value}` address space.',
  ]
}

/** The network error in the place of a `CorsError`, which these have elsewhere. */
function silenceOf({ reason, hop, value = '', isSilent, mode }: Circumstance): string | undefined {
  if (reason === 'redirect-scheme' && value.startsWith('data:')) return 'net::ERR_UNSAFE_REDIRECT'
  if (reason === 'redirect-scheme' && mode === 'no-cors') return 'net::ERR_UNKNOWN_URL_SCHEME'
  return isSilent === true || (reason === 'same-origin-mode' && hop > 0) ? 'net::ERR_ABORTED' : undefined
}
