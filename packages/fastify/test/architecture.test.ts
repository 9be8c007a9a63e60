import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const src = new URL('../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))

/** The text without comments, which may say anything. */
function code(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}

/** The text without sentences for people: a string with several words is one. */
function withoutSentences(text: string): string {
  return code(text).replace(/(['"`])(?:(?!\1).)* (?:(?!\1).)* (?:(?!\1).)*\1/g, "''")
}

const ground: ReadonlySet<string> = new Set([
  '@cors/node',
  'fastify',
  'fastify-plugin',
  'find-my-way',
  'find-my-way-v8',
  'node:diagnostics_channel',
])

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(sources.map(({ name }) => name)).toEqual(expect.arrayContaining(['index.ts', 'lib/cors.ts']))
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
    expect(withoutSentences("a('one'); b('its preflights are, so'); c(`more of it`) // d")).toBe(
      "a('one'); b(''); c('') ",
    )
  })

  it('architecture/the-plugin-is-short', () => {
    const text = sources.find(({ name }) => name === 'lib/cors.ts')?.text ?? ''
    expect(text.split('\n').length).toBeLessThan(100)
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-its-ground`, () => {
      const specifiers = [...code(text).matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)/g)]
      const outside = specifiers.map(([, to = '']) => to).filter((to) => !to.startsWith('./'))
      expect(outside.filter((to) => !ground.has(to))).toEqual([])
      // Fastify is the user's: its types are all that is taken of it.
      const ofFastify = code(text).match(/\bimport\b(?:(?!\bimport\b)[^'"`])*['"`]fastify['"`]/g) ?? []
      expect(ofFastify.filter((statement) => !statement.startsWith('import type'))).toEqual([])
    })

    it(`architecture/${name}/knows-no-rule`, () => {
      const words = withoutSentences(text)
      const rule =
        /access-control|preflight|['"`](?:options|origin|vary)['"`]|set(?:Header)?\(['"`]|\.header\(|writeHead/i
      expect(rule.exec(words)?.[0]).toBe(undefined)
      expect(/\bOPTIONS\b/.exec(words)?.[0]).toBe(undefined)
    })
  }
})
