import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a build is asked for: by `import` or by `require()`. */
export type Format = 'import' | 'require'

/** What one way of asking for a door leads to: paths of files. */
export interface Build {
  readonly format: Format
  readonly code: string
  readonly declarations: string
}

/** A path of `exports`, as users have it. */
export interface Door {
  /** What is imported: `@cors/core/messages`. */
  readonly name: string
  readonly folder: string
  /** The file that says what it has, from the folder of all packages: `core/surface.messages.api.md`. */
  readonly report: string
  /** One, where `import` and `require()` lead to the same file. */
  readonly builds: readonly Build[]
  /** Whether the package says that loading it does nothing but define. */
  readonly saysPure: boolean
  /** What comes with the package, by name. */
  readonly dependencies: readonly string[]
  /** What its users have installed themselves. */
  readonly peers: readonly string[]
  /** All that `exports` names, for the first door; what is no code is nowhere else. */
  readonly paths: readonly string[]
  /** What an installer and an old look-up go by, a line each; for the first door. */
  readonly installing: readonly string[]
}

/** The doors of all published packages, and what keeps them from being looked at. */
export interface Doors {
  readonly doors: readonly Door[]
  readonly faults: readonly string[]
}

type Target = string | { readonly [condition: string]: Target }

interface Versions {
  readonly [name: string]: string
}

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports?: { readonly [path: string]: Target }
  readonly sideEffects?: unknown
  readonly main?: string
  readonly types?: string
  readonly files?: readonly string[]
  readonly engines?: Versions
  readonly dependencies?: Versions
  readonly peerDependencies?: Versions
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } }
  readonly publishConfig?: Partial<Manifest>
}

/** Reads what the packages in the folders of a folder export once they are published. */
export function readDoors(packages: string): Doors {
  const found = globSync('*/package.json', { cwd: packages })
    .toSorted()
    .map((file) => readPackage(packages, file.split(/[\\/]/, 1).join()))
  return { doors: found.flatMap(({ doors }) => doors), faults: found.flatMap(({ faults }) => faults) }
}

function readPackage(packages: string, folderName: string): Doors {
  const folder = join(packages, folderName)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const published = { ...manifest, ...manifest.publishConfig }
  const { name, exports, sideEffects, dependencies = {}, peerDependencies = {} } = published
  if (manifest.private === true) return { doors: [], faults: [] }
  if (exports === undefined) return { doors: [], faults: [`${name} has no exports`] }

  const faults: string[] = []
  const paths = Object.keys(exports)
  const doors = Object.entries(exports).flatMap(([path, target]): readonly Door[] => {
    if (path.endsWith('.json')) return []
    if (path.includes('*')) {
      faults.push(`${name}: "${path}" of exports is a pattern, which no report can cover: name each path`)
      return []
    }
    const builds = (['import', 'require'] as const).flatMap((format): readonly Build[] => {
      const code = resolve(target, ['node', format, 'default'])
      const declarations = resolve(target, ['types', 'node', format, 'default'])
      for (const file of new Set([code, declarations])) {
        if (file !== undefined && existsSync(join(folder, file))) continue
        const missing =
          file === undefined
            ? 'leads nowhere'
            : `leads to ${folderName}/${file.replace(/^\.\//, '')}, which is missing`
        faults.push(`${name}: "${path}" of exports ${missing} for ${format}: has it been built?`)
      }
      return code === undefined || declarations === undefined
        ? []
        : [{ format, code: join(folder, code), declarations: join(folder, declarations) }]
    })
    const [first, second] = builds
    return [
      {
        name: `${name}${path.slice(1)}`,
        folder,
        report: `${folderName}/surface${path.slice(1).replaceAll('/', '.')}.api.md`,
        builds: first?.code === second?.code ? builds.slice(0, 1) : builds,
        saysPure: sideEffects === false,
        dependencies: Object.keys(dependencies),
        peers: Object.keys(peerDependencies),
        paths: path === '.' ? paths : [],
        installing: path === '.' ? describeInstalling(published) : [],
      },
    ]
  })
  return { doors, faults }
}

function describeInstalling({
  main,
  types,
  files = [],
  engines = {},
  dependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}: Manifest): readonly string[] {
  const list = (what: string, versions: Versions): readonly string[] =>
    Object.entries(versions).map(([name, range]) => {
      const isOptional = peerDependenciesMeta[name]?.optional === true
      return `${what} \`${name}\` \`${range}\`${isOptional ? ', or none' : ''}`
    })
  return [
    `\`main\` ${main === undefined ? 'is not there' : `\`${main}\``}, \`types\` ${types === undefined ? 'is not there' : `\`${types}\``}`,
    `files: ${files.map((file) => `\`${file}\``).join(', ')}`,
    ...list('runs on', engines),
    ...list('comes with', dependencies),
    ...list('stands beside', peerDependencies),
  ]
}

/** Follows conditions in the order in which they are written, as Node does. */
function resolve(target: Target, conditions: readonly string[]): string | undefined {
  if (typeof target === 'string') return target
  for (const [condition, inner] of Object.entries(target)) {
    const found = conditions.includes(condition) ? resolve(inner, conditions) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
