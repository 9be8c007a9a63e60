import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, startRegistry, workspace } from '@tooling/registry'
import type { Copy } from '../src/copy.ts'
import type { Manifest } from '../src/packages.ts'
import { parseWorkflow, scriptsOf } from '../src/workflow.ts'

const { jobs } = parseWorkflow(readFileSync(join(workspace, '.github/workflows/release.yml'), 'utf8'))

/** A registry and a copy, in which the jobs of the release workflow run as they are written. */
export interface Stage {
  /** Runs what a job runs once it is set up; with what its steps add to the environment, if that is asked. */
  job(id: string, withEnv?: 'with-env'): Promise<void>
  /** Runs one command line. */
  line(script: string): Promise<string>
  /** What the registry says of a package; nothing where it has none. */
  lookUp(name: string): Promise<Document | undefined>
  /** Whom the last packing packed, in the order of publishing, with their tarballs. */
  packed(): readonly Packed[]
  /** What is in a tarball that the registry serves. */
  download(tarball: string): Promise<Tarball>
  end(): Promise<void>
}

/** What a registry says of a package. */
export interface Document {
  readonly versions: { readonly [version: string]: PublishedManifest }
  readonly 'dist-tags': { readonly [tag: string]: string }
}

interface PublishedManifest extends Manifest {
  readonly dist: { readonly tarball: string }
}

interface Tarball {
  readonly files: readonly string[]
  readonly manifest: Manifest
}

interface Packed {
  readonly name: string
  readonly version: string
  /** From the root of the copy. */
  readonly path: string
}

/** Starts a registry that a copy of this workspace publishes to. */
export async function rehearsePublishing({ root, step }: Copy): Promise<Stage> {
  const registry = await startRegistry()
  const settings = join(root, '.git/npmrc')
  // Clients refuse to publish without a token; this registry looks at none.
  writeFileSync(settings, `registry=${registry.url}\n${registry.url.replace(/^http:/, '')}:_authToken=none\n`)
  const env = { npm_config_userconfig: settings, npm_config_registry: registry.url }
  return {
    end: () => registry.stop(),
    async job(id, withEnv) {
      const scripts = scriptsOf(jobs[id] ?? {})
      const added = withEnv === undefined ? [] : scripts.map((one) => one.env ?? {})
      await step(scripts.map(({ run: script }) => script).join('\n'), Object.assign({}, env, ...added))
    },
    line: (script) => step(script, env),
    async lookUp(name) {
      const response = await fetch(new URL(name.replace('/', '%2f'), registry.url))
      if (response.status === 404) return undefined
      return (await response.json()) as Document
    },
    packed() {
      const { plan } = JSON.parse(readFileSync(join(root, 'packed/publish-plan.json'), 'utf8')) as {
        readonly plan: readonly (readonly PlannedRelease[])[]
      }
      return plan
        .flat()
        .map(({ name, version, tarball }) => ({ name, version, path: `packed/${tarball.path}` }))
    },
    async download(tarball) {
      const file = join(root, '.git/served.tgz')
      writeFileSync(file, await (await fetch(tarball)).bytes())
      const tar = (...args: readonly string[]): Promise<string> => run('tar', args, { cwd: root })
      const files = (await tar('-tzf', file)).trim().split('\n')
      const manifest = JSON.parse(await tar('-xzOf', file, 'package/package.json')) as Manifest
      return { files: files.map((path) => path.replace('package/', '')), manifest }
    },
  }
}

interface PlannedRelease {
  readonly name: string
  readonly version: string
  readonly tarball: { readonly path: string }
}
