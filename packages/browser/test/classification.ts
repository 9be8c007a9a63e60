import {
  type Classification,
  type Engine,
  type HeaderLine,
  type PageRequest,
  classify,
} from '../src/index.ts'

/** A page's request: the row's, and a foreign page for the rest. */
export function ofPage(request: Partial<PageRequest>): PageRequest {
  return { documentOrigin: 'https://page.example', url: 'https://api.example/', ...request }
}

/** A classification without its words: `kind name` each. */
export function told(
  request: Partial<PageRequest>,
  engine: Engine,
): { readonly mode: Classification['mode']; readonly because: readonly string[] } {
  const { mode, because } = classify(ofPage(request), { engine })
  return { mode, because: because.map(({ kind, name }) => (name === undefined ? kind : `${kind} ${name}`)) }
}

export const engines: readonly Engine[] = ['standard', 'chromium', 'firefox', 'webkit']

/** So many lines of one name. */
export function lines(count: number, name: string, value: string): readonly HeaderLine[] {
  return Array.from({ length: count }, () => [name, value] as const)
}

/** A request, and what each engine makes of it. */
export interface EngineRow {
  readonly id: string
  readonly request: Partial<PageRequest>
  readonly expected: Readonly<
    Record<Engine, { readonly mode: Classification['mode']; readonly because: readonly string[] }>
  >
}

export const simple = { mode: 'simple', because: ['safelisted'] } as const
export const asked = (...because: readonly string[]) => ({ mode: 'preflighted', because }) as const
