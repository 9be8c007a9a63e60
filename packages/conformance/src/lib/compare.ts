import type { RawResponse } from './message.ts'
import type { Exchange } from './row.ts'

/** What came of one exchange. */
export interface Outcome {
  readonly response: RawResponse
  /** How often the application's handler ran. */
  readonly reached: number
}

/** Every difference between what had to come back and what came, one sentence each. */
export function compare({ request, expect }: Exchange, { response, reached }: Outcome): readonly string[] {
  const faults: string[] = []
  const differ = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== got) faults.push(`${what}: expected ${show(wanted)}, got ${show(got)}`)
  }
  differ('status', expect.status, response.status)
  if (expect.message !== undefined) differ('reason phrase', expect.message, response.message)
  differ('runs of the handler', expect.reached ? 1 : 0, reached)
  const lines = linesByName(response)
  for (const [name, value] of [...Object.entries(expect.cors), ...Object.entries(expect.headers ?? {})]) {
    differ(name, joined([value].flat()), joined(lines.get(name)))
  }
  for (const [name, values] of lines) {
    const listed = !name.startsWith('access-control-') || Object.hasOwn(expect.cors, name)
    if (!listed || expect.absent?.includes(name))
      faults.push(`${name}: expected no line, got ${show(joined(values))}`)
  }
  differ(
    'vary',
    nameList(expect.vary),
    nameList((lines.get('vary') ?? []).flatMap((line) => line.split(','))),
  )
  if (expect.body !== undefined) differ('body', expect.body, response.body)
  faults.push(...echoes({ request, expect }, response))
  return faults
}

/** Header values by lower-case name; a name that stands twice has two values. */
function linesByName({ headers }: RawResponse): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const values = lines.get(key)
    if (values === undefined) lines.set(key, [value])
    else values.push(value)
  }
  return lines
}

function joined(values: readonly string[] | undefined): string | undefined {
  return values !== undefined && values.length > 1
    ? `${values.length} lines: ${values.join(' | ')}`
    : values?.[0]
}

/** Names in one spelling and order; a name that stands twice stays twice. */
function nameList(names: readonly string[]): string {
  return names
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .toSorted()
    .join(', ')
}

/** A refused origin stands in no header, whatever that header is called. */
function echoes({ request, expect }: Exchange, { headers }: RawResponse): readonly string[] {
  if (Object.hasOwn(expect.cors, 'access-control-allow-origin')) return []
  const origins = request.headers.flatMap(([name, value]) =>
    name === 'Origin' && value.includes(':') ? [value] : [],
  )
  return headers.flatMap(([name, value]) =>
    origins.some((origin) => value.includes(origin)) ? [`${name}: a refused origin is echoed`] : [],
  )
}

const shownLength = 200

/** A value on one line, cut. Control characters are escaped, so that a terminal shows and does not obey them. */
export function show(value: unknown): string {
  if (value === undefined) return 'none'
  const text = JSON.stringify(value)
  return text.length > shownLength ? `${text.slice(0, shownLength)}... (${text.length} characters)` : text
}
