import type { NodeResponse } from './response.ts'

/**
 * Sets the fields that were handed to `writeHead`, in each of the forms Node takes: an object, a flat
 * array of names and values, an array of pairs. `false` for a form Node itself is to refuse.
 */
export function assignFields(response: NodeResponse, fields: unknown): boolean {
  if (fields === undefined || fields === null) return true
  if (typeof fields !== 'object') return false
  if (!Array.isArray(fields)) {
    for (const [name, value] of Object.entries(fields)) {
      if (name !== '') response.setHeader(name, value as string)
    }
    return true
  }
  const pairs = pairUp(fields)
  if (pairs === undefined) return false
  // One name may come several times (Set-Cookie): its values together replace what was set before.
  const fieldsByName = new Map<string, { readonly name: string; readonly values: unknown[] }>()
  for (const [name, value] of pairs) {
    if (name === '') continue
    const key = name.toLowerCase()
    const field = fieldsByName.get(key) ?? { name, values: [] }
    if (Array.isArray(value)) field.values.push(...(value as unknown[]))
    else field.values.push(value)
    fieldsByName.set(key, field)
  }
  for (const { name, values } of fieldsByName.values()) {
    // Node refuses `undefined` as a value, and inside a list would send it as a word.
    const value = values.includes(undefined) ? undefined : values.length === 1 ? values[0] : values
    response.setHeader(name, value as string)
  }
  return true
}

type Pair = readonly [name: string, value: unknown]

function pairUp(fields: readonly unknown[]): readonly Pair[] | undefined {
  if (fields.length > 0 && fields.every(isPair)) return fields
  if (fields.length % 2 !== 0) return undefined
  const pairs: Pair[] = []
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index]
    if (typeof name !== 'string') return undefined
    pairs.push([name, fields[index + 1]])
  }
  return pairs
}

function isPair(field: unknown): field is Pair {
  return Array.isArray(field) && field.length === 2 && typeof field[0] === 'string'
}
