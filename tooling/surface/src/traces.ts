import { Channel } from 'node:diagnostics_channel'

// What packages are known to patch, besides what every script sees.
const builtins = ['process', 'events', 'fs', 'http', 'http2', 'https', 'net', 'stream', 'timers', 'util']

/** Somewhere to start from, and what it is called. */
export type Root = readonly [name: string, value: unknown]

interface Properties {
  readonly [key: PropertyKey]: PropertyDescriptor
}

interface Met {
  readonly object: object
  readonly key: PropertyKey
  readonly holder: Met | undefined
  readonly properties: Properties
  readonly prototype: unknown
}

/**
 * Remembers every object that can be reached from the globals, from Node's modules and from some others;
 * what it returns says what has been changed in them since, what listens, and what keeps the process alive.
 */
export function watchWorld(others: readonly Root[]): () => readonly string[] {
  const roots: readonly Root[] = [
    ['globalThis', globalThis],
    ...builtins.map((name): Root => [name, process.getBuiltinModule(`node:${name}`)]),
    ...others,
  ]
  const listened = watchChannels()
  // A first look has Node fill in what it leaves to be filled in when it is looked at.
  remember(roots)
  const before = remember(roots)
  const resources = process.getActiveResourcesInfo()
  return () => [
    ...before.flatMap(changesOf),
    ...listened.map((name) => `listens to the diagnostics channel \`${name}\``),
    ...process
      .getActiveResourcesInfo()
      .slice(resources.length)
      .map((name) => `keeps the process alive: ${name}`),
  ]
}

/** What is near comes first, so that names are short. */
function remember(roots: readonly Root[]): readonly Met[] {
  const known = new Set<unknown>()
  const met: Met[] = []
  const meet = (object: unknown, key: PropertyKey, holder?: Met): void => {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return
    // Where Node counts what it has loaded of itself.
    if (known.has(object) || key === 'moduleLoadList') return
    known.add(object)
    const properties: Properties = Object.getOwnPropertyDescriptors(object)
    met.push({ object, key, holder, properties, prototype: Object.getPrototypeOf(object) })
  }
  for (const [name, value] of roots) meet(value, name)
  // Grows while it is read.
  for (const each of met) {
    meet(each.prototype, '__proto__', each)
    for (const key of Reflect.ownKeys(each.properties)) {
      const property = each.properties[key]
      if (property === undefined) continue
      meet(property.value, key, each)
      meet(Reflect.get(property, 'get'), key, each)
      meet(Reflect.get(property, 'set'), key, each)
    }
  }
  return met
}

function nameOf({ holder, key }: Met): string {
  return holder === undefined ? String(key) : `${nameOf(holder)}.${String(key)}`
}

function changesOf(met: Met): readonly string[] {
  const { object, properties, prototype } = met
  const now: Properties = Object.getOwnPropertyDescriptors(object)
  const keys = new Set([...Reflect.ownKeys(properties), ...Reflect.ownKeys(now)])
  const changes = [...keys].flatMap((key) => {
    const [was, is] = [properties[key], now[key]]
    if (was !== undefined && is !== undefined && isSame(was, is)) return []
    const what = was === undefined ? 'adds' : is === undefined ? 'removes' : 'changes'
    return [`${what} \`${nameOf(met)}.${String(key)}\``]
  })
  return Object.getPrototypeOf(object) === prototype
    ? changes
    : [...changes, `changes the prototype of \`${nameOf(met)}\``]
}

function isSame(a: PropertyDescriptor, b: PropertyDescriptor): boolean {
  const parts = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const
  return parts.every((part) => Object.is(a[part], b[part]))
}

/** Who listens to a channel cannot be asked without its name, so that listening itself is watched. */
function watchChannels(): readonly string[] {
  const names: string[] = []
  const subscribe: Subscribe = Reflect.get(Channel.prototype, 'subscribe')
  Channel.prototype.subscribe = function subscribeWatched(this: Channel, listener) {
    names.push(String(this.name))
    subscribe.call(this, listener)
  }
  return names
}

type Subscribe = (this: Channel, ...args: Parameters<Channel['subscribe']>) => void
