import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { leftOf } from './bundle.ts'
import { type Declared, describeDeclarations } from './declarations.ts'
import { type Build, type Door, readDoors } from './doors.ts'
import type { Loaded } from './load.ts'
import { writePage } from './page.ts'
import { unifiedDiff } from './unified-diff.ts'
import { loadBuild } from './values.ts'

/** What has been found of the published packages. */
export interface Surface {
  /** What is wrong whatever the reports say. */
  readonly faults: readonly string[]
  /** What the reports do not say. */
  readonly differences: readonly Difference[]
}

/** A report that is not what it should be. */
export interface Difference {
  /** From the folder of all packages. */
  readonly report: string
  /** For people. */
  readonly shown: string
  /** What it should be; absent if it should not be there. */
  readonly wanted?: string
}

/** Looks at all packages in the folders of a folder, and compares what they are with the reports beside them. */
export async function inspect(packages: string): Promise<Surface> {
  const { doors, faults } = readDoors(packages)
  // What is not there cannot be described, and neither can what is described by it.
  if (faults.length > 0) return { faults, differences: [] }

  const declarations = await describeDeclarations(doors)
  const results = await inTurns(doors, (door) => inspectDoor(packages, door, declarations))
  const reports = new Set(doors.map(({ report }) => report))
  const stale = globSync('*/surface*.api.md', { cwd: packages })
    .toSorted()
    .filter((report) => !reports.has(report))
    .map((report) => ({ report, shown: `${report} is of a door that is gone` }))
  return {
    faults: results.flatMap((result) => result.faults),
    differences: [...results.flatMap((result) => result.differences), ...stale],
  }
}

/** Makes the reports what they should be. */
export function accept(packages: string, { differences }: Surface): void {
  for (const { report, wanted } of differences) {
    if (wanted === undefined) rmSync(join(packages, report))
    else writeFileSync(join(packages, report), wanted)
  }
}

async function inspectDoor(
  packages: string,
  door: Door,
  declarations: ReadonlyMap<Build, Declared>,
): Promise<Surface> {
  const { name, report, builds } = door
  const loads = await Promise.allSettled(builds.map((build) => loadBuild(door, build)))
  const failures = loads.flatMap((load) =>
    load.status === 'rejected' ? [`${name} ${messageOf(load.reason)}`] : [],
  )
  if (failures.length > 0) return { faults: failures, differences: [] }

  const loaded = loads.flatMap((load) => (load.status === 'fulfilled' ? [load.value] : []))
  const declared = builds.flatMap((build) => declarations.get(build) ?? [])
  const faults = [
    ...declared.flatMap(({ errors }) => errors.map((error) => `${name}: ${error}`)),
    ...disagreements(`what ${name} gives`, loaded.map(textOf)),
    ...disagreements(
      `the types of ${name}`,
      declared.map(({ text }) => text),
    ),
    ...(door.saysPure ? await effectsOf(door, loaded) : []),
  ]
  const [first] = declared
  if (faults.length > 0 || first === undefined) return { faults, differences: [] }

  const wanted = await writePage({ door, loaded, declared: first })
  const file = join(packages, report)
  if (!existsSync(file)) {
    return { faults, differences: [{ report, wanted, shown: `${name} has no ${report}` }] }
  }
  const written = readFileSync(file, 'utf8')
  const shown = unifiedDiff(report, written, wanted)
  return { faults, differences: written === wanted ? [] : [{ report, wanted, shown }] }
}

/** As many at once as there are processors: each starts processes. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const waiting = [...items.entries()]
  const next = async (): Promise<void> => {
    const [index, item] = waiting.shift() ?? []
    if (index === undefined || item === undefined) return
    results[index] = await work(item)
    await next()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, next))
  return results
}

/** The values and the traces of a build, a line each. */
function textOf({ values, traces }: Loaded): string {
  return [...values, ...traces].join('\n')
}

function disagreements(what: string, [imported, required]: readonly string[]): readonly string[] {
  if (imported === undefined || required === undefined || imported === required) return []
  return [`${what} differs between import (-) and require (+):\n${unifiedDiff(what, imported, required)}`]
}

async function effectsOf(door: Door, loaded: readonly Loaded[]): Promise<readonly string[]> {
  const left = await leftOf(door)
  const traces = [...new Set(loaded.flatMap((each) => each.traces))]
  return [
    ...(left === '' ? [] : [`a bundle that uses nothing of ${door.name} is left with:\n${left}`]),
    ...traces.map((trace) => `sideEffects of ${door.name} is false, but loading it ${trace}`),
  ]
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason)
}
