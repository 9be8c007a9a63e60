import { isScalar, parseDocument, visit } from 'yaml'

/** A step of a job. */
export interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: { readonly [name: string]: unknown }
  readonly env?: { readonly [name: string]: string }
}

/** What may be done with the repository's token. */
export type Permissions = string | { readonly [scope: string]: string }

/** A job of a workflow. */
export interface Job {
  readonly 'runs-on'?: string
  readonly 'timeout-minutes'?: number
  readonly environment?: string
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly permissions?: Permissions
  readonly strategy?: { readonly matrix: { readonly [name: string]: readonly unknown[] } }
  readonly steps?: readonly Step[]
}

/** A workflow as it is written. */
export interface Workflow {
  readonly text: string
  readonly on: string | readonly string[] | { readonly [event: string]: unknown }
  readonly permissions?: Permissions
  readonly concurrency?: unknown
  readonly jobs: { readonly [id: string]: Job }
  /** Every `uses`, with the comment behind it. */
  readonly pins: readonly Pin[]
}

/** What a step or a job uses, as it is pinned. */
export interface Pin {
  readonly uses: string
  readonly comment: string
}

/** Reads a workflow. */
export function parseWorkflow(text: string): Workflow {
  const document = parseDocument(text)
  const pins: Pin[] = []
  visit(document, {
    Pair(_key, { key, value }) {
      if (isScalar(key) && key.value === 'uses' && isScalar(value)) {
        pins.push({ uses: String(value.value), comment: value.comment?.trim() ?? '' })
      }
    },
  })
  return { ...(document.toJS() as Omit<Workflow, 'text' | 'pins'>), text, pins }
}

/** All steps of a workflow. */
export function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => steps)
}

/** The scripts that a job runs once it is set up: what comes after its install. */
export function scriptsOf({ steps = [] }: Job): readonly Step[] {
  const installed = steps.findLastIndex(({ run = '' }) => /\binstall\b/.test(run))
  return steps.slice(installed + 1).filter(({ run }) => run !== undefined)
}
