import type { Answer, Exchange, HeaderLine, Hop, PageRequest } from '@cors/browser'

export const page = 'https://app.example.com'
export const api = 'https://api.example.com'

/** An exchange of a page of `https://app.example.com`, unless its request says another. */
export function exchange(
  request: Omit<PageRequest, 'documentOrigin'> & Partial<Pick<PageRequest, 'documentOrigin'>>,
  ...hops: readonly Hop[]
): Exchange {
  return { request: { documentOrigin: page, ...request }, hops }
}

export function hop(url: string, response: Answer | null, preflight?: Answer): Hop {
  return { url, response, ...(preflight !== undefined && { preflight }) }
}

/** An answer with lines such as `Vary: Origin`. */
export function answer(status: number, ...lines: readonly string[]): Answer {
  return { status, headers: lines.map(lineOf) }
}

function lineOf(line: string): HeaderLine {
  const colon = line.indexOf(': ')
  if (colon === -1) throw new Error(`not a header: ${line}`)
  return [line.slice(0, colon), line.slice(colon + 2)]
}

export const json = 'Content-Type: application/json'
export const forPage = `Access-Control-Allow-Origin: ${page}`
export const withCredentials = 'Access-Control-Allow-Credentials: true'
export const vary = 'Vary: Origin'
