import type { Circumstance } from '../circumstance.ts'
import type { EngineReport } from '../verdict.ts'
import type { Initiator } from '../exchange.ts'
import { type Said, localResource } from '../words/words.ts'
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
function silenceOf(met: Circumstance): string | undefined {
  const { reason, hop, url, origin, api, value = '', isSilent, mode } = met
  if (reason === 'scheme') {
    // A page that is itself a file is told of CORS.
    const isFile = url.startsWith('file:') && origin !== 'null'
    const isBlob = url.startsWith('blob:') && (mode === 'no-cors' || api === 'xhr')
    return isFile || isBlob ? localResource : undefined
  }
  const isScheme = reason === 'redirect-scheme'
  if (isScheme && /^(?:data|about|blob|file|filesystem):/u.test(value)) return 'net::ERR_UNSAFE_REDIRECT'
  if (isScheme && mode === 'no-cors') return 'net::ERR_UNKNOWN_URL_SCHEME'
  const isAborted = (reason === 'same-origin-mode' && hop > 0) || (isScheme && mode === 'same-origin')
  return isSilent === true || isAborted ? 'net::ERR_ABORTED' : undefined
}
