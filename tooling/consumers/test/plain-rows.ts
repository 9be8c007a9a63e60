import type { Template, Versions } from '../src/project.ts'
import { adapters, first, latest } from './frameworks.ts'

/** A project in JavaScript that uses each adapter in a program of its own. */
interface PlainRow {
  readonly id: string
  /** Whether it is run where `CONSUMERS=all` is not said. */
  readonly always?: true
  /** Its folder under `projects/`. */
  readonly modules: 'esm' | 'cjs'
  readonly installer?: NonNullable<Template['installer']>
  readonly frameworks: Versions
}

export const plainRows: readonly PlainRow[] = [
  { id: 'esm', always: true, modules: 'esm', frameworks: latest },
  { id: 'cjs', always: true, modules: 'cjs', frameworks: latest },
  { id: 'esm-first-majors', modules: 'esm', frameworks: first },
  { id: 'cjs-first-majors', modules: 'cjs', frameworks: first },
  { id: 'pnpm-esm', modules: 'esm', installer: 'pnpm', frameworks: latest },
  { id: 'pnpm-cjs', modules: 'cjs', installer: 'pnpm', frameworks: latest },
  { id: 'yarn-1-esm', modules: 'esm', installer: 'yarn-1', frameworks: latest },
  { id: 'yarn-1-cjs', modules: 'cjs', installer: 'yarn-1', frameworks: latest },
  { id: 'yarn-4-esm', modules: 'esm', installer: 'yarn-4', frameworks: latest },
  { id: 'yarn-4-cjs', modules: 'cjs', installer: 'yarn-4', frameworks: latest },
  { id: 'yarn-4-pnp-esm', modules: 'esm', installer: 'yarn-4-pnp', frameworks: latest },
  { id: 'yarn-4-pnp-cjs', modules: 'cjs', installer: 'yarn-4-pnp', frameworks: latest },
]

/** The project of a row, with our packages in this version. */
export function templateOf({ modules, installer = 'npm', frameworks }: PlainRow, version: string): Template {
  return { layers: [modules], installer, dependencies: { ...adapters(version), ...frameworks } }
}
