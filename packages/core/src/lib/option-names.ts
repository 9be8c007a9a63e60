import type { Fault } from './issue.ts'

const optionNames: readonly string[] = [
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

/** What is wrong with the name of an option, if it is not one: with the one that was probably meant. */
export function diagnoseOptionName(name: string): Fault | undefined {
  if (optionNames.includes(name)) return undefined
  // `allowOrigin`, `Access-Control-Allow-Methods`, `supportsCredentials`; and two that are spelt quite differently.
  const wanted = name
    .toLowerCase()
    .replace(/[-_]|^access-control-/g, '')
    .replace(/^(?:allowe?d?|supports)(?=origin|method|cred)/, '')
    .replace(/^headers$/, 'allowedheaders')
    .replace(/^optionssuccess/, 'preflight')
  let nearest: string | undefined
  let best = 0.65
  for (const option of optionNames) {
    const likeness = compare(wanted, option.toLowerCase())
    if (likeness > best) {
      nearest = option
      best = likeness
    }
  }
  return ['unknown-option', nearest]
}

/** The share of neighbouring letters of one name that stand in the other; 0 where the beginnings differ. */
function compare(name: string, other: string): number {
  let shared = 0
  for (let index = 0; index < name.length; index++) if (other.includes(name.slice(index, index + 2))) shared++
  return name[0] === other[0] ? shared / Math.max(name.length, other.length) : 0
}
