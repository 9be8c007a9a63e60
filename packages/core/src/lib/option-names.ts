import type { Fault } from './issue.ts'

/** The names of all options. */
export const optionNames: readonly string[] = [
  'origin',
  'credentials',
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'maxAge',
  'preflightStatus',
  'rejectDisallowed',
  'onDecision',
  'onError',
  'dangerouslyReflectAnyOrigin',
  'dangerouslyAllowNullOrigin',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
]

// What other libraries call the same thing and spelling alone does not find.
const otherNames: { readonly [name: string]: string } = {
  __proto__: null as never,
  headers: 'allowedHeaders',
  origins: 'origin',
  optionssuccessstatus: 'preflightStatus',
  alloworigin: 'origin',
  alloworiginlist: 'origin',
  allowcredentials: 'credentials',
  supportscredentials: 'credentials',
  maxageseconds: 'maxAge',
}

// What other libraries can do and this one does for everybody, or for nobody.
const withoutEqual: { readonly [name: string]: string } = {
  __proto__: null as never,
  preflightContinue: 'a preflight is always answered here, and never reaches the application.',
  strictPreflight: 'an OPTIONS that is not a preflight always reaches the application.',
  preflight: 'preflights are always answered; origin: false refuses them all.',
  keepHeadersOnError: 'the headers always stand on error responses.',
  privateNetworkAccess: 'no browser asks for it any more; Local Network Access is a user permission.',
  secureContext: 'it is not CORS; set Cross-Origin-Opener-Policy and -Embedder-Policy by themselves.',
  delegator: 'give a function (request) => options as the first argument instead.',
  hook: 'the policy always runs first.',
  hideOptionsRoute: 'no OPTIONS route is added.',
  cacheControl: 'use maxAge for what browsers keep of a preflight.',
}

/** What is wrong with an option that does not exist, with the one that was probably meant. */
export function diagnoseUnknownOption(name: string): Fault {
  const gone = withoutEqual[name]
  if (gone !== undefined) return { code: 'unknown-option', message: `is not an option here: ${gone}` }
  const nearest = nearestOption(name)
  return {
    code: 'unknown-option',
    message: nearest === undefined ? 'is not an option.' : `is not an option. ${nearest} is.`,
    ...(nearest === undefined ? {} : { fix: nearest }),
  }
}

function nearestOption(name: string): string | undefined {
  const lower = name.toLowerCase()
  const other = otherNames[lower]
  if (other !== undefined) return other
  // A name as long as this is no slip of the pen, and the comparison is quadratic.
  if (name.length > 40) return undefined
  let nearest: string | undefined
  let least = Math.ceil(name.length / 3)
  for (const option of optionNames) {
    const distance = editDistance(stem(lower), stem(option.toLowerCase()))
    if (distance <= least) {
      nearest = option
      least = distance - 1
    }
  }
  return nearest
}

/** Leaves `allowedHeaders`, `allowHeaders` and `accessControlAllowHeaders` alike. */
function stem(name: string): string {
  const bare = name.replace(/^access-?control-?/, '').replace(/(allow|expos)ed?/, '$1')
  return /^allow(origins?|methods?|patterns?)$/.test(bare) ? bare.slice(5) : bare
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
