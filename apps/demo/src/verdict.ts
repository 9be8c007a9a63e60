import type { IncomingMessage } from 'node:http'

/*
 * As much of the browser's half of CORS as the scenarios need, for the run without a browser. The browser
 * run does not use it: there, Chromium judges.
 */

export interface Asking {
  readonly origin: string
  readonly credentials: boolean
}

/** Fetch, "CORS check": why a page may not read an answer. */
export function faultOfAnswer(
  { headers, rawHeaders }: IncomingMessage,
  { origin, credentials }: Asking,
): string | undefined {
  const lines = rawHeaders.filter(
    (name, index) => index % 2 === 0 && /^access-control-allow-origin$/i.test(name),
  )
  const allowed = headers['access-control-allow-origin']
  if (allowed === undefined) return 'no Access-Control-Allow-Origin'
  if (lines.length > 1) return 'several Access-Control-Allow-Origin'
  if (allowed === '*' && !credentials) return undefined
  if (allowed !== origin) return `Access-Control-Allow-Origin: ${allowed}`
  return credentials && headers['access-control-allow-credentials'] !== 'true'
    ? 'no Access-Control-Allow-Credentials'
    : undefined
}

/** Fetch, "CORS-preflight fetch", step 7: why a browser does not send the request. */
export function faultOfPreflight(
  answer: IncomingMessage,
  asking: Asking,
  method: string,
  names: readonly string[],
): string | undefined {
  const fault = faultOfAnswer(answer, asking)
  if (fault !== undefined) return fault
  const status = answer.statusCode ?? 0
  if (status < 200 || status > 299) return `status ${status}`
  const methods = listOf(answer.headers['access-control-allow-methods'])
  if (!['GET', 'HEAD', 'POST', ...methods].includes(method))
    return `${method} not in Access-Control-Allow-Methods`
  const allowed = listOf(answer.headers['access-control-allow-headers']?.toLowerCase())
  const missing = names.find((name) => !allowed.includes(name))
  return missing === undefined ? undefined : `${missing} not in Access-Control-Allow-Headers`
}

// A `*` in a list is left out on purpose: the policies here name what they allow.
function listOf(value: string | undefined): readonly string[] {
  return value?.split(',').map((element) => element.trim()) ?? []
}
