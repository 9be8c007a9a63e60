import { type ValueRule, brokenValueRule, totalLimit, valueLimit } from './fetch/safelisted-value.ts'
import type { Engine, EngineProfile } from './engine/engine.ts'
import type { PageRequest } from './exchange.ts'
import type { Prepared } from './prepare.ts'
import { combineLines } from './fetch/request-headers.ts'
import { engineProfiles } from './engine/engine.ts'
import { isSafelistedMethod } from './fetch/methods.ts'
import { isUnasked, unsafeNames } from './fetch/unsafe-names.ts'

/** One cause of a classification. */
export interface Because {
  readonly kind:
    | 'same-origin'
    | 'no-cors'
    | 'navigation'
    | 'method'
    | 'header-name'
    | 'header-value'
    | 'header-value-length'
    | 'header-total-length'
    | 'header-dropped'
    | 'upload-listener'
    | 'stream'
    | 'safelisted'
    | 'refused'
  /** The method, or the header's name in lower case. */
  readonly name?: string
  /** In words, with the rule. */
  readonly message: string
}

/** Everything that makes a cross-origin request ask first. */
export function preflightCauses(
  request: PageRequest,
  prepared: Prepared,
  engine: Engine,
): readonly Because[] {
  const profile = engineProfiles[engine]
  const causes: Because[] = []
  if (prepared.isUnsafe && !isSafelistedMethod(prepared.method)) {
    const name = prepared.method
    causes.push({ kind: 'method', name, message: `${name} is not GET, HEAD or POST.` })
  }
  const names = new Set(prepared.isUnsafe ? unsafeNames(prepared.headers, profile) : [])
  const culprits = new Map<string, string>()
  for (const [spelling, value] of profile.joinsLines ? combineLines(prepared.headers) : prepared.headers) {
    const name = spelling.toLowerCase()
    if (!culprits.has(name) && !isUnasked(name, value, profile)) culprits.set(name, value)
  }
  for (const name of names) causes.push(headerCause(name, culprits.get(name), profile))
  const isForced = prepared.isForced && !(profile.uploadNeedsBody && !prepared.hasBody)
  if (isForced && request.uploadListeners === true) {
    causes.push({ kind: 'upload-listener', message: 'XMLHttpRequest.upload had a listener at send().' })
  }
  if (isForced && request.streamBody === true) {
    causes.push({ kind: 'stream', message: 'The body is a stream.' })
  }
  return causes
}

type Worded = (name: string, value: string) => Because

const words: Readonly<Record<ValueRule, Worded>> = {
  'value-too-long': (name, value) => ({
    kind: 'header-value-length',
    name,
    message: `The value of ${name} has ${value.length} bytes, more than ${valueLimit}.`,
  }),
  'unsafe-byte': (name) => ({
    kind: 'header-value',
    name,
    message: `The value of ${name} has a control character or one of "():<>?@[\\]{} in it.`,
  }),
  'language-byte': (name) => ({
    kind: 'header-value',
    name,
    message: `The value of ${name} has more in it than letters, digits, space and *,-.;=`,
  }),
  'content-type': (name, value) => ({
    kind: 'header-value',
    name,
    message: `${JSON.stringify(value)} is none of the types that a form can send.`,
  }),
  range: (name) => ({
    kind: 'header-value',
    name,
    message: 'Of ranges only bytes=START- and bytes=START-END pass.',
  }),
  name: (name) => ({
    kind: 'header-name',
    name,
    message: `${name} is not a CORS-safelisted request-header.`,
  }),
}

/** `value` is the one that has to be asked for; without one it was the sum of all. */
function headerCause(name: string, value: string | undefined, { isAsciiOnly }: EngineProfile): Because {
  if (value !== undefined) {
    // What only one engine refuses is a type that it reads otherwise.
    return words[brokenValueRule(name, value, isAsciiOnly) ?? 'content-type'](name, value)
  }
  return {
    kind: 'header-total-length',
    name,
    message: `The values of the safelisted headers are more than ${totalLimit} bytes together.`,
  }
}
