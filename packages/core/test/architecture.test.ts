import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

const files: readonly string[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
const texts = new Map(files.map((file) => [file, readFileSync(`${src}/${file}`, 'utf8')]))

/** Every specifier after `from`, `import` or `import(`, types included. */
function specifiers(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)['"`]/g)].map(
    ([, found = '']) => found,
  )
}

const graph = new Map(
  [...texts].map(([file, text]) => [
    file,
    specifiers(text).map((to) => (to.startsWith('.') ? posix.join(posix.dirname(file), to) : to)),
  ]),
)

/** From the ground up: a room knows its own floor and those below. A trailing `/` is a whole corridor. */
const floors: readonly (readonly string[])[] = [
  ['lib/decision.ts', 'lib/options.ts', 'lib/issue-code.ts', 'lib/issue.ts'],
  ['lib/http/', 'lib/fetch/'],
  ['lib/origin/', 'lib/lists.ts', 'lib/max-age.ts', 'lib/option-names.ts'],
  ['lib/policy.ts', 'lib/policy-view.ts'],
  ['lib/fields.ts', 'lib/actual.ts', 'lib/preflight.ts'],
  ['lib/decider.ts'],
  ['lib/cors.ts', 'lib/explain.ts'],
  ['lib/choice.ts'],
  ['index.ts', 'messages.ts'],
]

function floorOf(file: string): number {
  return floors.findIndex((rooms) =>
    rooms.some((room) => (room.endsWith('/') ? file.startsWith(room) : file === room)),
  )
}

/** The text without comments, strings and expressions, which may say anything. */
function code(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\/\/ .*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
}

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(files).toContain('index.ts')
    expect([...graph.values()].flat().length).toBeGreaterThan(files.length)
    expect(specifiers("import a from 'x'\nimport 'y'\nexport * from \"z\"\nawait import('w')")).toEqual([
      'x',
      'y',
      'z',
      'w',
    ])
  })

  for (const [file, imports] of graph) {
    it(`architecture/${file}/imports-only-from-src`, () => {
      expect(imports.filter((to) => !texts.has(to))).toEqual([])
    })

    it(`architecture/${file}/imports-downwards`, () => {
      expect(floorOf(file)).not.toBe(-1)
      expect(imports.filter((to) => floorOf(to) > floorOf(file))).toEqual([])
    })

    it(`architecture/${file}/needs-no-host`, () => {
      const text = code(texts.get(file) ?? '')
      const hosts =
        /(?<![.\w'-])(?:process|Buffer|require|module|__dirname|__filename|global|window|self|document|navigator|location|console|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto|fetch|TextEncoder|TextDecoder|AbortController|structuredClone|localStorage|Deno|Bun)\b(?!\s*[:?]|')/
      expect(hosts.exec(text)?.[0]).toBe(undefined)
      // The platform's URL parser, where there is one, and nothing else of the platform.
      expect([...text.matchAll(/globalThis[^\n]*/g)].filter(([line]) => !/\bURL\b/.test(line))).toEqual([])
    })
  }

  it('architecture/no-cycle', () => {
    const done = new Set<string>()
    const visit = (file: string, path: readonly string[]): void => {
      expect(path).not.toContain(file)
      if (done.has(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(done.size).toBe(files.length)
  })

  it('architecture/http-and-fetch-know-no-cors', () => {
    for (const file of files.filter((each) => /^lib\/(?:http|fetch)\//.test(each))) {
      expect((graph.get(file) ?? []).filter((to) => !/^lib\/(?:http|fetch)\//.test(to))).toEqual([])
    }
  })

  it('architecture/origin-knows-no-answers', () => {
    for (const file of files.filter((each) => each.startsWith('lib/origin/'))) {
      expect(
        (graph.get(file) ?? []).filter(
          (to) => !/^lib\/(?:origin\/|http\/|(?:decision|options|issue|issue-code)\.ts$)/.test(to),
        ),
      ).toEqual([])
    }
  })

  it('architecture/the-policy-does-not-carry-the-sentences', () => {
    // `messages.ts` is a door of its own, so that an edge bundle can do without it.
    expect(files.filter((file) => (graph.get(file) ?? []).includes('messages.ts'))).toEqual([])
  })

  it('architecture/only-the-decider-sees-both-answers', () => {
    const both = files.filter((file) => {
      const imports = graph.get(file) ?? []
      return imports.includes('lib/actual.ts') && imports.includes('lib/preflight.ts')
    })
    expect(both).toEqual(['lib/decider.ts'])
  })

  it('architecture/every-room-is-reached-from-a-door', () => {
    const reached = new Set<string>()
    const visit = (file: string): void => {
      if (reached.has(file)) return
      reached.add(file)
      for (const next of graph.get(file) ?? []) visit(next)
    }
    for (const door of files.filter((file) => !file.includes('/'))) visit(door)
    expect(files.filter((file) => !reached.has(file))).toEqual([])
  })
})
