import type { Origins } from './case.ts'

// Bytes of a header field that somebody sends to be a nuisance.
export const large = 8192

// Not a divisor of any size: steps of it go over the whole list.
const stride = 7919

export function place(turn: number, size: number): number {
  return (turn * stride) % size
}

export function member(index: number): string {
  return `https://app-${index}.example.com`
}

export function stranger(turn: number): string {
  return `https://stranger-${turn}.example.net`
}

export function tenant(turn: number, size: number): string {
  return `https://app-${turn % 97}.tenant-${place(turn, size)}.example`
}

function numbered<Value>(count: number, make: (index: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export function exact(count: number): Origins {
  return { kind: 'exact', origins: numbered(count, member) }
}

export function wildcards(count: number): Origins {
  return { kind: 'wildcards', domains: numbered(count, (index) => `tenant-${index}.example`) }
}

export const expressions: Origins = {
  kind: 'expressions',
  expressions: numbered(10, (index) => new RegExp(`^https://pr-\\d+\\.app-${index}\\.example\\.dev$`)),
}

const known = new Set(numbered(10, member))

export const predicate: Origins = {
  kind: 'predicate',
  isAllowed: async (origin) => origin !== undefined && known.has(origin),
}

// As many names as there is room for, each another.
export const tokens = numbered(large, (index) => `x-${index}`)
  .join(',')
  .slice(0, large)
  .replace(/,[^,]*$/, '')
