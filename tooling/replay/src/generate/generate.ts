import type { Answer, Exchange, Hop } from '@cors/browser'
import { generatePreflight, generateRedirect, generateResponse, generateTerms } from './answers.ts'
import { type Chance, createChance } from './chance.ts'
import { addFault } from './faults.ts'
import { generateRequest, generateTarget } from './request.ts'

/**
 * Exchanges that a seed decides. About half are such that they succeed: one that is wrong in everything says no more than
 * which check comes first. Each has a seed of its own, so that the first ones are the same whatever the count.
 */
export function generate(seed: number, count: number): readonly Exchange[] {
  return Array.from({ length: count }, (_, index) =>
    generateOne(createChance(Math.imul(seed, 1_000_003) + index * 7919)),
  )
}

function generateOne(chance: Chance): Exchange {
  const request = generateRequest(chance)
  const terms = generateTerms(chance, request)
  const redirects = chance.weigh([
    [68, 0],
    [19, 1],
    [9, 2],
    [4, 3],
  ])
  const urls = [
    request.url,
    ...Array.from({ length: redirects }, (_, index) => `${generateTarget(chance)}/${index + 2}?a=b`),
  ]
  const hops = urls.map((url, index): Hop => {
    const next = urls[index + 1]
    return {
      url,
      preflight: generatePreflight(chance, terms),
      response:
        next === undefined
          ? generateResponse(chance, terms)
          : generateRedirect(chance, terms, writeLocation(chance, url, next)),
    }
  })
  const faults = chance.weigh([
    [33, 0],
    [40, 1],
    [19, 2],
    [8, 3],
  ])
  const whole = Array.from({ length: faults }).reduce<Exchange>(
    (exchange) => addFault(exchange, chance, terms),
    { request, hops },
  )
  return chance.percent(10) ? { ...whole, hops: whole.hops.map(lowerNames) } : whole
}

/** As servers over HTTP/2 write them. */
function lowerNames({ url, preflight, response }: Hop): Hop {
  return { url, preflight: preflight ? lower(preflight) : null, response: response ? lower(response) : null }
}

function lower({ status, headers }: Answer): Answer {
  return { status, headers: headers.map(([name, value]) => [name.toLowerCase(), value]) }
}

/** In full, or without what it shares with the URL that it is an answer of, or as nobody writes it. */
function writeLocation(chance: Chance, from: string, to: string): string {
  const { origin, host, pathname, search } = new URL(to)
  if (new URL(from).origin === origin && chance.percent(50)) return `${pathname}${search}`
  if (chance.percent(10)) return `//${host}${pathname}${search}`
  return chance.percent(5) ? `HTTP://${host.toUpperCase()}${pathname}${search}` : to
}
