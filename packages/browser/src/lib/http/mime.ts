import { isToken } from './token.ts'
import { normaliseValue } from './header-lines.ts'

/** MIME Sniffing, 4.4: a type and its parameters, names in lower case. */
export interface MimeType {
  readonly essence: string
  readonly parameters: ReadonlyMap<string, string>
}

/** MIME Sniffing, 4.4, parse a MIME type, as far as its essence: `undefined` is failure. Parameters never fail it. */
export function mimeEssence(value: string): string | undefined {
  const input = normaliseValue(value)
  const slash = input.indexOf('/')
  if (slash < 1) return undefined
  const type = input.slice(0, slash)
  const semicolon = input.indexOf(';', slash)
  const subtype = trimEnd(input.slice(slash + 1, semicolon === -1 ? undefined : semicolon))
  return isToken(type) && isToken(subtype) ? `${type}/${subtype}`.toLowerCase() : undefined
}

/** The same, with its parameters: the first of a name counts. */
export function parseMimeType(value: string): MimeType | undefined {
  const essence = mimeEssence(value)
  if (essence === undefined) return undefined
  const input = normaliseValue(value)
  const parameters = new Map<string, string>()
  let at = indexOrEnd(input, ';', 0)
  while (at < input.length) {
    const start = at + 1
    const end = Math.min(indexOrEnd(input, ';', start), indexOrEnd(input, '=', start))
    const name = trimStart(input.slice(start, end)).toLowerCase()
    if (input[end] !== '=') {
      at = end
      continue
    }
    const isQuoted = input[end + 1] === '"'
    const [text, next] = isQuoted ? quotedString(input, end + 2) : [undefined, end + 1]
    at = indexOrEnd(input, ';', next)
    const parameter = text ?? trimEnd(input.slice(next, at))
    const isEmpty = parameter === '' && !isQuoted
    if (!isEmpty && isToken(name) && isQuotable(parameter) && !parameters.has(name)) {
      parameters.set(name, parameter)
    }
  }
  return { essence, parameters }
}

/** MIME Sniffing, 4.5, serialise a MIME type. */
export function serialiseMimeType({ essence, parameters }: MimeType): string {
  let text = essence
  for (const [name, value] of parameters) {
    text += `;${name}=${isToken(value) ? value : `"${value.replaceAll(/["\\]/gu, String.raw`\$&`)}"`}`
  }
  return text
}

/** Fetch, 2.2, collect an HTTP quoted string, extracted: the text after the quote, and where it ended. */
function quotedString(input: string, start: number): readonly [text: string, end: number] {
  let text = ''
  let at = start
  while (at < input.length && input[at] !== '"') {
    if (input[at] === '\\') {
      at++
      text += at < input.length ? (input[at] ?? '') : '\\'
    } else text += input[at]
    at++
  }
  return [text, Math.min(at + 1, input.length)]
}

function indexOrEnd(input: string, mark: string, from: number): number {
  const index = input.indexOf(mark, from)
  return index === -1 ? input.length : index
}

// HTTP quoted-string token code points: MIME Sniffing, 2.
function isQuotable(text: string): boolean {
  return /^[\t\u0020-\u007E\u0080-\u00FF]*$/u.test(text)
}

function trimEnd(text: string): string {
  return normaliseValue(`x${text}`).slice(1)
}

function trimStart(text: string): string {
  return normaliseValue(`${text}x`).slice(0, -1)
}
