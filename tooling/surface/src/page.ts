import type { Declared } from './declarations.ts'
import type { Door } from './doors.ts'
import { formatted } from './formatted.ts'
import type { Loaded } from './load.ts'

/** What a door is found to be. */
export interface Found {
  readonly door: Door
  /** In the order of the door's builds, of which they say the same. */
  readonly loaded: readonly Loaded[]
  readonly declared: Declared
}

/** The report of a door, for people who review a change. */
export function writePage({ door, loaded, declared }: Found): Promise<string> {
  const [first, second] = loaded
  const traces = first?.traces ?? []
  const lines = [
    `# \`${door.name}\``,
    'What this door gives to its users. `tooling/surface` writes this file and compares it; nobody edits it.',
    '## Values',
    list(first?.values ?? []),
    second === undefined
      ? 'One build: `import` and `require()` give the same file.'
      : `\`import\` and \`require()\` give the same names; what is required is ${second.isMarked ? '' : 'not '}marked \`__esModule\`.`,
    door.paths.length === 0
      ? ''
      : `Paths of the package: ${door.paths.map((path) => `\`${path}\``).join(', ')}.`,
    ...(door.installing.length === 0 ? [] : ['## Installing', list(door.installing)]),
    '## Loading',
    traces.length === 0
      ? 'Loading it changes nothing outside of itself.'
      : `Loading it, apart from what it depends on:\n\n${list(traces)}`,
    door.saysPure ? '`sideEffects` is `false`.' : '`sideEffects` is not declared `false`.',
    '## Types',
    declared.unnamed.length === 0
      ? ''
      : `Used in these types, but not exported:\n\n${list(declared.unnamed)}`,
    `\`\`\`ts\n${declared.text}\`\`\``,
  ]
  return formatted('page.md', lines.filter((line) => line !== '').join('\n\n'))
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}
