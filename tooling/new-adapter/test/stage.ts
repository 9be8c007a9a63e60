import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a command has done. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A workspace outside of this one, of which only what is generated is its own. */
export interface Stage {
  readonly root: string
  /** Runs the generator as `pnpm new:adapter` does, called in `from`. */
  readonly generate: (args: readonly string[], from?: string) => Ran
  /** Runs a tool of the workspace in its root. */
  readonly exec: (tool: string, ...args: readonly string[]) => Ran
  readonly read: (path: string) => string
  readonly write: (path: string, text: string) => void
  /** Links what the manifest of a folder asks for, in the place of an install. */
  readonly link: (folder: string) => void
  readonly clear: () => void
}

export const workspace: string = fileURLToPath(new URL('../../../', import.meta.url))

const ownFiles =
  '{package.json,pnpm-workspace.yaml,tsconfig.base.json,vitest.config.ts,.oxlintrc.json,.oxfmtrc.json,.gitignore,README.md}'

/** Makes one. The packages and tools of this workspace are links; of these names there is none. */
export function stage(without: readonly string[] = []): Stage {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'cors-new-adapter-'))
  for (const file of globSync(ownFiles, { cwd: workspace })) cpSync(join(workspace, file), join(root, file))
  const readme = readFileSync(join(root, 'README.md'), 'utf8').split('\n')
  const left = readme.filter((line) => !without.some((name) => line.startsWith(`| [\`@cors/${name}\`]`)))
  writeFileSync(join(root, 'README.md'), left.join('\n'))
  mkdirSync(join(root, '.changeset'))
  for (const floor of ['node_modules', 'packages', 'apps', 'tooling']) {
    mkdirSync(join(root, floor))
    for (const name of readdirSync(join(workspace, floor))) {
      if (floor !== 'node_modules' && without.includes(name)) continue
      symlinkSync(join(workspace, floor, name), join(root, floor, name))
    }
  }
  const run = (command: string, args: readonly string[], more?: NodeJS.ProcessEnv): Ran => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...outside, ...more },
      maxBuffer: 100_000_000,
    })
    return { status, stdout, stderr }
  }
  return {
    root,
    generate: (args, from = root) => run(process.execPath, [start, ...args], { INIT_CWD: from }),
    exec: (tool, ...args) => run(join(root, 'node_modules/.bin', tool), args),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, text) => writeFileSync(join(root, path), text),
    link(folder) {
      const { dependencies, devDependencies } = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      ) as { readonly dependencies: object; readonly devDependencies: object }
      for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
        const link = join(root, folder, 'node_modules', name)
        mkdirSync(dirname(link), { recursive: true })
        symlinkSync(placeOf(name, root), link)
      }
    },
    clear: () => rmSync(root, { recursive: true }),
  }
}

/** Packages of the staged workspace come first; the examples of the guide have installed their hosts. */
function placeOf(name: string, root: string): string {
  const [scope, own = ''] = name.split('/')
  if (scope === '@cors') return join(root, 'packages', own)
  if (scope === '@tooling') return join(root, 'tooling', own)
  const examples = ['tooling/adapter-template', 'packages/h3']
  const places = examples.map((folder) => join(workspace, folder, 'node_modules', name))
  const place = places.find((each) => existsSync(each))
  if (place === undefined) throw new Error(`no example has installed ${name}`)
  return place
}

const start = fileURLToPath(new URL('../src/start.ts', import.meta.url))

// Of these tests themselves, which other runs must not take for theirs.
const outside = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/.test(name),
  ),
)
