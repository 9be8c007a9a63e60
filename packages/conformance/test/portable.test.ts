import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// What hosts in other processes load, which run under other runtimes too.
const hostOnly =
  /\b(?:process|Buffer|require|module|__dirname|__filename|global|globalThis|window|self|document|setImmediate|Deno|Bun)\b(?!['-])/

function sourcesOf(file: URL, seen: Map<string, string> = new Map()): ReadonlyMap<string, string> {
  const text = readFileSync(file, 'utf8')
  if (seen.has(file.href)) return seen
  seen.set(file.href, text)
  for (const to of importsOf(text)) if (to.startsWith('.')) sourcesOf(new URL(to, file), seen)
  return seen
}

/** What is left of imports when types are gone. */
function importsOf(text: string): readonly string[] {
  const imports = /(?:^(?:import|export)(?! type )[^'"]*?from |^import |\bimport\()'([^']+)'/gm
  return [...text.matchAll(imports)].map(([, to = '']) => to)
}

/** The text without comments and strings. */
function wordsOf(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'/gm, '')
}

const sources = sourcesOf(new URL('../src/fetch.ts', import.meta.url))
const names = [...sources.keys()].map((href) => href.slice(href.indexOf('/src/') + 5))

it('the walk sees the sources', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'fetch.ts',
      'lib/fetch/remote.ts',
      'lib/fetch/routes/plain.ts',
      'lib/policies.ts',
    ]),
  )
  expect(importsOf("import type { A } from 'a'\nimport { b } from 'b'")).toEqual(['b'])
  expect(importsOf("import 'a'\nexport * from 'b'\nawait import('c')")).toEqual(['a', 'b', 'c'])
  expect(hostOnly.test(wordsOf("const a = Buffer.from('a')"))).toBe(true)
})

it('@cors/conformance/fetch imports the core and nothing else from outside', () => {
  const outside = [...sources.values()].flatMap(importsOf).filter((to) => !to.startsWith('.'))
  expect(new Set(outside)).toEqual(new Set(['@cors/core']))
})

it('@cors/conformance/fetch needs nothing that one runtime alone has', () => {
  const asked = [...sources.values()].map((text) => hostOnly.exec(wordsOf(text))?.[0])
  expect(asked.filter((word) => word !== undefined)).toEqual([])
})
