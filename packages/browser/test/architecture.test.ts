import { describe, expect, it } from 'vitest'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { posix } from 'node:path'

const src = fileURLToPath(new URL('../src', import.meta.url))

const files: readonly string[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
const texts = new Map(files.map((file) => [file, readFileSync(`${src}/${file}`, 'utf8')]))

/** What an import or an export is from, types included. */
function specifiers(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\b(?:import|require)\(['"]([^'"]+)['"]\)/gm,
    ),
  ].map(([, from, called]) => from ?? called ?? '')
}

const graph = new Map(
  [...texts].map(([file, text]) => [
    file,
    specifiers(text).map((to) => (to.startsWith('.') ? posix.join(posix.dirname(file), to) : to)),
  ]),
)

/** The text without comments, strings and expressions, which may say anything. */
function code(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\/\/ .*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''")
}

const hosts =
  /(?<![.\w'-])(?:process|Buffer|require|module|__dirname|__filename|global|window|self|document|navigator|console|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto|fetch|Headers|Request|Response|XMLHttpRequest|AbortController|structuredClone|localStorage|Deno|Bun|globalThis)\b(?!\s*[:?,)=}]|'| as | of )/

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(files).toContain('index.ts')
    expect([...graph.values()].flat().length).toBeGreaterThan(files.length)
    expect(specifiers("import a from 'x'\nexport * from \"z\"\nawait import('w')")).toEqual(['x', 'z', 'w'])
    expect(['process.exit()', 'await fetch(url)', 'new Headers()'].map((text) => hosts.test(text))).toEqual([
      true,
      true,
      true,
    ])
  })

  for (const [file, imports] of graph) {
    it(`architecture/${file}/imports-only-from-src`, () => {
      expect(imports.filter((to) => !texts.has(to))).toEqual([])
    })

    it(`architecture/${file}/needs-no-host`, () => {
      expect(hosts.exec(code(texts.get(file) ?? ''))?.[0]).toBe(undefined)
    })

    it(`architecture/${file}/is-a-room`, () => {
      expect((texts.get(file) ?? '').split('\n').length).toBeLessThan(200)
      if (file !== 'index.ts') expect(imports).not.toContain('index.ts')
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

  /** What a corridor may know, beside itself. */
  const corridors: readonly (readonly [corridor: string, knows: RegExp])[] = [
    ['lib/http/', /^lib\/(?:http\/|exchange\.ts$)/],
    ['lib/origin/', /^lib\/origin\//],
    ['lib/fetch/', /^lib\/(?:fetch\/|http\/|origin\/|exchange\.ts$|engine\/engine\.ts$)/],
    ['lib/cache/', /^lib\/(?:cache\/|http\/|fetch\/|exchange\.ts$|engine\/engine\.ts$)/],
    [
      'lib/words/',
      /^lib\/(?:words\/|http\/|engine\/webkit-header-names\.ts$|reason\.ts$|circumstance\.ts$|exchange\.ts$)/,
    ],
    [
      'lib/engine/',
      /^lib\/(?:engine\/|words\/|http\/|fetch\/|origin\/|reason\.ts$|circumstance\.ts$|verdict\.ts$|exchange\.ts$)/,
    ],
  ]
  for (const [corridor, knows] of corridors) {
    it(`architecture/${corridor}/knows-what-is-below-it`, () => {
      const rooms = files.filter((file) => file.startsWith(corridor))
      expect(rooms.length).toBeGreaterThan(0)
      for (const room of rooms) {
        expect([room, (graph.get(room) ?? []).filter((to) => !knows.test(to))]).toEqual([room, []])
      }
    })
  }

  it('architecture/every-room-is-reached-from-the-door', () => {
    const reached = new Set<string>()
    const visit = (file: string): void => {
      if (reached.has(file)) return
      reached.add(file)
      for (const next of graph.get(file) ?? []) visit(next)
    }
    visit('index.ts')
    expect(files.filter((file) => !reached.has(file))).toEqual([])
  })
})
