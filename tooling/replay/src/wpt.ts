import { existsSync, readFileSync } from 'node:fs'
import type { Exchange } from '@cors/browser'
import type { EngineName } from '@tooling/browsers'

/** An exchange of the web platform tests; its folder stands beside the repository. */
export interface Vector extends Exchange {
  readonly id: string
  readonly quarantine?: boolean
}

/** What was measured of it, on another day with other tools. */
export interface Remembered {
  readonly ok: boolean
  readonly preflight: boolean
  readonly acrh?: string
  readonly corsError?: string
  readonly category?: string
}

const folder = new URL('../../../../shared/wpt/', import.meta.url)

export function hasVectors(): boolean {
  return existsSync(new URL('INDEX.json', folder))
}

export function readVectors(): readonly Vector[] {
  const index = readJson('INDEX.json') as Readonly<Record<string, { readonly kind: string }>>
  return Object.entries(index).flatMap(([name, { kind }]) =>
    kind === 'exchange' ? (readJson(`${name}.json`) as { readonly vectors: readonly Vector[] }).vectors : [],
  )
}

export function readRemembered(): Readonly<Record<string, Readonly<Record<EngineName, Remembered>>>> {
  return readJson('browser-verdicts.json') as Record<string, Record<EngineName, Remembered>>
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}
