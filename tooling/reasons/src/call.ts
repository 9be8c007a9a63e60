import type { PageRequest } from '@cors/browser'

/** What a page says to make the request, as a block of Markdown. */
export function callOf(request: PageRequest): string {
  const { api = 'fetch', url } = request
  if (api === 'img') return block('html', `<img src="${url}" />`)
  if (api === 'script') return block('html', `<script src="${url}"></script>`)
  if (api !== 'fetch') throw new Error(`no words for ${api}`)
  const options = optionsOf(request)
  if (options.length === 0) return block('js', `await fetch(${quoted(url)})`)
  const line = `await fetch(${quoted(url)}, { ${options.join(', ')} })`
  const call =
    line.length <= 100
      ? line
      : `await fetch(${quoted(url)}, {\n${options.map((option) => `  ${option},\n`).join('')}})`
  return block('js', call)
}

function optionsOf({
  method,
  mode,
  credentials,
  redirect,
  headers = [],
  body,
  streamBody,
  keepalive,
}: PageRequest): readonly string[] {
  const said = { method, mode, credentials, redirect }
  const options = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${quoted(value)}`],
  )
  if (headers.length > 0) {
    options.push(
      `headers: { ${headers.map(([name, value]) => `${key(name)}: ${quoted(value)}`).join(', ')} }`,
    )
  }
  if (keepalive === true) options.push('keepalive: true')
  if (body !== undefined) options.push(`body: ${textOf(body)}`)
  if (streamBody === true) options.push('body: stream', `duplex: 'half'`)
  return options
}

/** A text, or how to make it, where it is long. */
function textOf(body: string): string {
  return body.length > 80 ? `${quoted(body.slice(0, 1))}.repeat(${body.length})` : quoted(body)
}

function key(name: string): string {
  return /^\w+$/.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  return `'${text}'`
}

function block(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``
}
