import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A package as it lies on the disk. */
export interface Weighed {
  readonly name: string
  readonly version: string
  readonly files: number
  /** What its files hold, by what they are. */
  readonly bytes: { readonly [Each in Kind]: number }
  /** Of its tarball. */
  readonly packed: number
}

export const kinds = ['code', 'maps', 'types', 'other'] as const

/** Of a file: what runs or is compiled, source maps, declarations, anything else. */
export type Kind = (typeof kinds)[number]

/** What npm has installed, by where it lies. */
export type Installed = ReadonlyMap<string, Weighed>

interface Locked {
  readonly name?: string
  readonly version: string
  readonly resolved?: string
}

/** Makes a scale, which asks for no tarball twice. */
export function createScale(): (folder: string) => Promise<Installed> {
  const sizes = new Map<string, Promise<number>>()
  const packedSize = (url: string): Promise<number> => {
    const size = sizes.get(url) ?? fetchSize(url)
    sizes.set(url, size)
    return size
  }
  return async function weigh(folder) {
    const listed = readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')
    const { packages } = JSON.parse(listed) as { readonly packages: { readonly [path: string]: Locked } }
    const weighed = Object.entries(packages).map(async ([path, { version, resolved, name }]) => {
      if (resolved === undefined) throw new Error(`${path} in ${folder} came from no tarball`)
      const files = filesBelow(join(folder, path))
      return [
        path,
        {
          name: name ?? nameOf(path),
          version,
          files: files.length,
          bytes: {
            code: sum(files, 'code'),
            types: sum(files, 'types'),
            maps: sum(files, 'maps'),
            other: sum(files, 'other'),
          },
          packed: await packedSize(resolved),
        },
      ] as const
    })
    return new Map(await Promise.all(weighed))
  }
}

/** What was installed since. @throws if something else was changed, so that nothing can be said. */
export function addedTo(before: Installed, after: Installed): readonly Weighed[] {
  for (const [path, { version }] of before) {
    const now = after.get(path)?.version
    if (now !== version) throw new Error(`${path} was ${version}, and is ${now ?? 'gone'}`)
  }
  return [...after].filter(([path]) => !before.has(path)).map(([, weighed]) => weighed)
}

/** The bytes of packages: all, or those of some kinds. */
export function bytesOf(packages: readonly Weighed[], ...wanted: readonly Kind[]): number {
  const counted = wanted.length === 0 ? kinds : wanted
  return packages.reduce((all, { bytes }) => counted.reduce((some, kind) => some + bytes[kind], all), 0)
}

export function filesOf(packages: readonly Weighed[]): number {
  return packages.reduce((all, { files }) => all + files, 0)
}

/** The bytes of their tarballs. */
export function packedOf(packages: readonly Weighed[]): number {
  return packages.reduce((all, { packed }) => all + packed, 0)
}

interface File {
  readonly kind: Kind
  readonly bytes: number
}

/** Without packages that lie in this one: they are listed themselves. */
function filesBelow(folder: string): readonly File[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return [{ kind: kindOf(entry.name), bytes: statSync(path).size }]
    return entry.name === 'node_modules' ? [] : filesBelow(path)
  })
}

function kindOf(name: string): Kind {
  if (name.endsWith('.map')) return 'maps'
  if (/\.d\.[cm]?ts$/.test(name)) return 'types'
  return /\.[cm]?[jt]s$/.test(name) ? 'code' : 'other'
}

function sum(files: readonly File[], kind: Kind): number {
  return files.reduce((all, file) => all + (file.kind === kind ? file.bytes : 0), 0)
}

function nameOf(path: string): string {
  const place = 'node_modules/'
  return path.slice(path.lastIndexOf(place) + place.length)
}

async function fetchSize(url: string): Promise<number> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  const { byteLength } = await response.arrayBuffer()
  return byteLength
}
