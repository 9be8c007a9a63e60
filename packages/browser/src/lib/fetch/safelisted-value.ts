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
      return brokenLength(value) ?? (isLanguage(value) ? undefined : 'language-byte')
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

const unsafe = new Set(Array.from('"():<>?@[\\]{}\u007F', (mark) => mark.charCodeAt(0)))

/** Fetch, 2.2.2, CORS-unsafe request-header byte. */
function hasUnsafeByte(value: string, isAsciiOnly: boolean): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if ((code < 0x20 && code !== 0x09) || unsafe.has(code) || (isAsciiOnly && code > 0x7f)) return true
  }
  return false
}

const languageMarks = new Set(Array.from(' *,-.;=', (mark) => mark.charCodeAt(0)))

function isLanguage(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    const isAlphanumeric =
      (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
    if (!isAlphanumeric && !languageMarks.has(code)) return false
  }
  return true
}

/** Fetch, 2.2.2, parse a single range header value, without whitespace: `bytes=0-`, `bytes=0-99`, never `bytes=-99`. */
function isSimpleRange(value: string): boolean {
  const range = /^bytes=(\d+)-(\d*)$/u.exec(value)
  if (range === null) return false
  const [, start = '', end = ''] = range
  return end === '' || BigInt(start) <= BigInt(end)
}
