import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type RuntimeName = 'workerd' | 'deno' | 'bun'

interface Manifest {
  readonly optionalDependencies: { readonly [name: string]: string }
}

const here = createRequire(import.meta.url)

// workerd is installed by miniflare, which starts it.
const manifests: { readonly [Name in RuntimeName]: () => string } = {
  workerd: () => createRequire(here.resolve('miniflare')).resolve('workerd/package.json'),
  deno: () => here.resolve('deno/package.json'),
  bun: () => here.resolve('bun/package.json'),
}

/**
 * The program of a runtime, from the npm package for this platform or from the runtime's own, and `undefined`
 * where there is none that starts.
 */
export function findRuntime(name: RuntimeName): string | undefined {
  if (!found.has(name)) found.set(name, lookFor(name))
  return found.get(name)
}

const found = new Map<RuntimeName, string | undefined>()

function lookFor(name: RuntimeName): string | undefined {
  const manifest = manifests[name]()
  const require = createRequire(manifest)
  const { optionalDependencies } = require(manifest) as Manifest
  const folders: string[] = []
  for (const platform of Object.keys(optionalDependencies)) {
    try {
      folders.push(dirname(require.resolve(`${platform}/package.json`)))
    } catch {
      // That of another platform.
    }
  }
  const files = [name, `${name}.exe`, join('bin', name), join('bin', `${name}.exe`)]
  // Last, since what stands there may be a script that starts the program.
  folders.push(dirname(manifest))
  return folders.flatMap((folder) => files.map((file) => join(folder, file))).find(starts)
}

/** Whether there is one. Where not, it is said aloud that nothing is tested on it. */
export function isInstalled(name: RuntimeName): boolean {
  const stands = findRuntime(name) !== undefined
  if (!stands) console.warn(`SKIPPED: ${missingRuntime(name).message}`)
  return stands
}

/** What a missing runtime means here: a failure under `CI=true`, else something to say. */
export function missingRuntime(
  name: RuntimeName,
  env: NodeJS.ProcessEnv = process.env,
): { readonly message: string; readonly isFailure: boolean } {
  return {
    message: `no ${name} that starts on ${process.platform}-${process.arch}: its npm package has brought none`,
    isFailure: env['CI'] === 'true',
  }
}

// A package whose script has not run has a text in the place of the program.
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
