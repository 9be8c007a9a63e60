import type { Clause } from './reason-case.ts'

const fetchStandard = 'https://fetch.spec.whatwg.org/'

/** A clause of the Fetch standard. */
export function inFetch(name: string, anchor: string, step?: string): Clause {
  const url = `${fetchStandard}#${anchor}`
  return step === undefined ? [`Fetch, ${name}`, url] : [`Fetch, ${name}`, url, step]
}

export const corsCheck = (step: string): Clause => inFetch('CORS check', 'cors-check', step)
export const corsPreflight = (step: string): Clause =>
  inFetch('CORS-preflight fetch', 'cors-preflight-fetch', step)
export const redirectFetch = (step: string): Clause =>
  inFetch('HTTP-redirect fetch', 'http-redirect-fetch', step)
export const mainFetch: Clause = inFetch('main fetch', 'main-fetch')
export const requestConstructor: Clause = inFetch('the Request constructor', 'dom-request')
