import { mimeEssence } from '../http/mime.ts'

/** Fetch, 2.2.2: a value of more than so many bytes is not safelisted, whatever its name. */
export const valueLimit = 128
/** Fetch, 2.2.2: the values of safelisted headers together, in bytes. */
export const totalLimit = 1024

/** Why a value is not safelisted under its name. */
export type ValueRule = 'value-too-long' | 'unsafe-byte' | 'language-byte' | 'content-type' | 'range' | 'name'

/** The essences that a form could send: Fetch, 2.2.2. */
const formEssences: readonly string[] = Object.freeze([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])

/** Fetch, 2.2.2, CORS-safelisted request-header: the rule that it breaks, or `undefined`. The name is in lower case. */
export function brokenValueRule(name: string, value: string, isAsciiOnly = false): ValueRule | undefined {
  switch (name) {
    case 'accept':
      return brokenLength(value) ?? (hasUnsafeByte(value, isAsciiOnly) ? 'unsafe-byte' : undefined)
    case 'accept-language':
    case 'content-language':
      return brokenLength(value) ?? (language.test(value) ? undefined : 'language-byte')
    case 'content-type':
      return (
        brokenLength(value) ??
        (hasUnsafeByte(value, isAsciiOnly)
          ? 'unsafe-byte'
          : formEssences.includes(mimeEssence(value) ?? '')
            ? undefined
            : 'content-type')
      )
    case 'range':
      return brokenLength(value) ?? (isSimpleRange(value) ? undefined : 'range')
    default:
      return 'name'
  }
}

function brokenLength(value: string): ValueRule | undefined {
  return value.length > valueLimit ? 'value-too-long' : undefined
}

// Fetch, 2.2.2, CORS-unsafe request-header byte: all but these.
const safe = /^[\t !#-'*-9;=A-Z^-z|~\u0080-\uFFFF]*$/
const safeInAscii = /^[\t !#-'*-9;=A-Z^-z|~]*$/
const language = /^[\d A-Za-z*,\-.;=]*$/

function hasUnsafeByte(value: string, isAsciiOnly: boolean): boolean {
  return !(isAsciiOnly ? safeInAscii : safe).test(value)
}

/** Fetch, 2.2.2, parse a single range header value, without whitespace: `bytes=0-`, `bytes=0-99`, never `bytes=-99`. */
function isSimpleRange(value: string): boolean {
  const range = /^bytes=(\d+)-(\d*)$/u.exec(value)
  if (range === null) return false
  const [, start = '', end = ''] = range
  return end === '' || BigInt(start) <= BigInt(end)
}
