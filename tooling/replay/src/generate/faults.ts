import type { Answer, Exchange, HeaderLine, Hop } from '@cors/browser'
import type { Terms } from './answers.ts'
import { breakCredentials, breakList, breakOrigin, breakPolicy } from './broken-values.ts'
import type { Chance, Weighted } from './chance.ts'
import { pageOrigin } from './request.ts'

// Kept away from: an empty `Location`, which leads back in some, where the record has the next hop.

type Fault = (hop: Hop, chance: Chance, terms: Terms) => Hop

const faults: readonly [Weighted<Fault>, ...Weighted<Fault>[]] = [
  [
    30,
    (hop, chance) =>
      change(hop, chance, 'Access-Control-Allow-Origin', (origin) => breakOrigin(chance, origin)),
  ],
  [
    12,
    (hop, chance) => change(hop, chance, 'Access-Control-Allow-Credentials', () => breakCredentials(chance)),
  ],
  [
    16,
    (hop, chance, { methods }) =>
      ofPreflight(hop, 'Access-Control-Allow-Methods', breakList(chance, methods)),
  ],
  [
    16,
    (hop, chance, { names }) => ofPreflight(hop, 'Access-Control-Allow-Headers', breakList(chance, names)),
  ],
  [
    10,
    (hop, chance) =>
      ofResponse(hop, 'Access-Control-Expose-Headers', breakList(chance, ['X-Custom', 'ETag'])),
  ],
  [8, (hop, chance) => refusePreflight(hop, chance)],
  [13, (hop, chance) => ofResponse(hop, 'Cross-Origin-Resource-Policy', breakPolicy(chance))],
  [5, (hop) => ({ ...hop, response: hop.response ? { ...hop.response, headers: [] } : null })],
  [5, (hop) => ({ ...hop, preflight: hop.preflight ? { ...hop.preflight, headers: [] } : null })],
  [11, (hop, chance) => misdirect(hop, chance)],
  [2, (hop, chance) => (chance.percent(50) ? { ...hop, preflight: null } : { ...hop, response: null })],
]

/** Puts a fault into one of the hops. */
export function addFault(exchange: Exchange, chance: Chance, terms: Terms): Exchange {
  const at = chance.below(exchange.hops.length)
  const fault = chance.weigh(faults)
  return {
    ...exchange,
    hops: exchange.hops.map((hop, index) => (index === at ? fault(hop, chance, terms) : hop)),
  }
}

/** Changes a header of the preflight's answer, of the response, or of both. */
function change(hop: Hop, chance: Chance, name: string, broken: (origin: string) => readonly string[]): Hop {
  const values = broken(pageOrigin)
  return chance.pick([
    () => ofPreflight(hop, name, values),
    () => ofResponse(hop, name, values),
    () => ofPreflight(ofResponse(hop, name, values), name, values),
  ])()
}

function ofPreflight(hop: Hop, name: string, values: readonly string[]): Hop {
  return { ...hop, preflight: replace(hop.preflight ?? null, name, values) }
}

function ofResponse(hop: Hop, name: string, values: readonly string[]): Hop {
  return { ...hop, response: replace(hop.response ?? null, name, values) }
}

function replace(answer: Answer | null, name: string, values: readonly string[]): Answer | null {
  if (answer === null) return null
  const others = answer.headers.filter(([other]) => other !== name)
  return { ...answer, headers: [...others, ...values.map((value): HeaderLine => [name, value])] }
}

function refusePreflight(hop: Hop, chance: Chance): Hop {
  if (hop.preflight === null || hop.preflight === undefined) return hop
  const status = chance.pick([300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 500, 503])
  const location: readonly HeaderLine[] =
    [301, 302, 303, 307, 308].includes(status) && chance.percent(70) ? [['Location', `${hop.url}/login`]] : []
  return { ...hop, preflight: { status, headers: [...hop.preflight.headers, ...location] } }
}

// Kept away from: mailto:, after which Firefox once gave the page the policy of its own pages, by which nothing is asked any
// more (not had again by single requests); ws:, for which Chromium has one code after a preflight and none without.
const elsewhere = [
  'ftp://api.test/',
  'foo:bar',
  'foo://bar.test/',
  'data:text/plain,x',
  'http://[',
  'file:///x',
  'javascript:1',
  'about:blank',
  `blob:${pageOrigin}/1`,
  'blob:http://api.test:8000/1',
  'http://api.test:6000/',
  'http://api.test:99999/',
] as const

/** Of a redirect: leads nowhere, or names credentials, or is there more than once. */
function misdirect(hop: Hop, chance: Chance): Hop {
  const location = hop.response?.headers.find(([name]) => name === 'Location')?.[1]
  if (location === undefined) return hop
  return ofResponse(
    hop,
    'Location',
    chance.weigh<readonly string[]>([
      [1, []],
      [1, [`${location}#part`]],
      [5, [location, chance.pick([location, 'http://wrong.test/', ''])]],
      [3, [chance.pick(elsewhere)]],
      [6, [location.replace('://', `://${chance.pick(['user:pass@', 'user:@', 'user@', ':pass@', '@'])}`)]],
    ]),
  )
}
