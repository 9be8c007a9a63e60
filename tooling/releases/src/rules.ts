import { type Job, type Permissions, stepsOf, type Workflow } from './workflow.ts'

/** What the house asks of every workflow. */
export interface Rule {
  readonly id: string
  /** Says what breaks it; nothing where it is kept. */
  readonly faults: (workflow: Workflow, house: House) => readonly string[]
}

/** What a workflow may call. */
export interface House {
  /** With its version, as `packageManager` has it. */
  readonly pnpm: string
  readonly scripts: ReadonlySet<string>
  readonly hasFile: (path: string) => boolean
}

// What pnpm knows without a script of that name.
const ofPnpm = new Set(['install', 'exec'])
// Fixed, so that a new image comes by a change that is looked at; `-latest` moves by itself.
const systems = new Set(['ubuntu-24.04', 'macos-15', 'windows-2025'])

export const rules: readonly Rule[] = [
  {
    id: 'pinned',
    faults: ({ pins }) =>
      pins
        .filter(({ uses, comment }) => !/@[0-9a-f]{40}$/.test(uses) || !/^v\d+\.\d+\.\d+$/.test(comment))
        .map(({ uses }) => uses),
  },
  {
    id: 'closed',
    faults: ({ permissions }) =>
      isEmpty(permissions) ? [] : [`permissions: ${JSON.stringify(permissions)}`],
  },
  {
    id: 'least',
    faults: (workflow) =>
      broken(workflow, ({ permissions }) => permissions === undefined || typeof permissions === 'string'),
  },
  { id: 'bounded', faults: (workflow) => broken(workflow, (job) => job['timeout-minutes'] === undefined) },
  { id: 'alone', faults: ({ concurrency }) => (concurrency === undefined ? ['no concurrency'] : []) },
  {
    id: 'known-system',
    faults: (workflow) => broken(workflow, (job) => systemsOf(job).some((system) => !systems.has(system))),
  },
  {
    id: 'forgets-credentials',
    faults: (workflow) =>
      stepsOf(workflow)
        .filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))
        .filter((step) => step.with?.['persist-credentials'] !== false)
        .map(() => 'checkout keeps the token'),
  },
  {
    id: 'no-cache',
    faults: (workflow) =>
      stepsOf(workflow)
        .filter(({ uses = '' }) => uses.startsWith('actions/setup-node@'))
        .filter((step) => step.with?.['package-manager-cache'] !== false)
        .map(() => 'setup-node may restore what another branch has cached'),
  },
  {
    id: 'own-events',
    faults: ({ on }) =>
      eventsOf(on).filter((event) => event === 'pull_request_target' || event === 'workflow_run'),
  },
  {
    id: 'no-injection',
    faults: (workflow) => stepsOf(workflow).flatMap(({ run = '' }) => run.match(/\$\{\{.*?\}\}/g) ?? []),
  },
  {
    id: 'no-secrets',
    faults: ({ text }) => text.match(/\bsecrets\b[.[]\S*|\b(?:NPM|NODE_AUTH)_TOKEN\b|_authToken/g) ?? [],
  },
  {
    id: 'guarded-identity',
    faults: (workflow) =>
      broken(workflow, ({ permissions, environment }) => {
        if (scopesOf(permissions)['id-token'] === undefined) return false
        const writes = Object.entries(scopesOf(permissions)).filter(([, access]) => access === 'write')
        return environment === undefined || writes.length > 1
      }),
  },
  {
    id: 'known-commands',
    faults: (workflow, { pnpm, scripts, hasFile }) => {
      const runs = stepsOf(workflow).map(({ run = '' }) => run)
      const called = runs.flatMap((run) => [...run.matchAll(/(?<![\w-])pnpm(?:@[\d.]+)? (\S+)/g)])
      const files = runs.flatMap((run) => [...run.matchAll(/\b(?:bash|node) ([\w./-]*\/[\w./-]*)/g)])
      const versions = runs.flatMap((run) => run.match(/\bpnpm@[\w.]+/g) ?? [])
      return [
        ...called.map(([, name = '']) => name).filter((name) => !ofPnpm.has(name) && !scripts.has(name)),
        ...files.map(([, path = '']) => path).filter((path) => !hasFile(path)),
        ...versions.filter((version) => version !== pnpm),
      ]
    },
  },
]

function broken({ jobs }: Workflow, isBroken: (job: Job) => boolean): readonly string[] {
  return Object.entries(jobs).flatMap(([id, job]) => (isBroken(job) ? [id] : []))
}

function isEmpty(permissions: Permissions | undefined): boolean {
  return typeof permissions === 'object' && Object.keys(permissions).length === 0
}

function scopesOf(permissions: Permissions = {}): { readonly [scope: string]: string } {
  return typeof permissions === 'string' ? {} : permissions
}

function eventsOf(on: Workflow['on']): readonly string[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? (on as readonly string[]) : Object.keys(on)
}

/** Where a job runs; an expression is one of the matrix. */
function systemsOf({ 'runs-on': system = '', strategy }: Job): readonly string[] {
  const [, name] = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(system) ?? []
  return name === undefined ? [system] : (strategy?.matrix[name] ?? []).map(String)
}
