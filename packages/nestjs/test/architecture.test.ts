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
  '@cors/fastify',
  '@cors/node',
  '@nestjs/common',
  '@nestjs/core',
  'path-to-regexp',
  'reflect-metadata',
  'router',
])

// The platforms are the user's choice: their types are all that is taken of them.
const typesOnly: ReadonlySet<string> = new Set(['fastify'])

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['index.ts', 'lib/cors.module.ts', 'lib/express-door.ts']),
    )
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
    expect(withoutSentences("a('one'); b('its preflights are, so'); c(`more of it`) // d")).toBe(
      "a('one'); b(''); c('') ",
    )
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-its-ground`, () => {
      const statements = [
        ...code(text).matchAll(/\b(?:import|export)\b(?:(?!\b(?:import|export)\b)[^'"`])*['"`]([^'"`]+)/g),
      ]
      const outside = statements.filter(
        ([statement, to = '']) => / from |^import ['"`]/.test(statement) && !to.startsWith('./'),
      )
      const strange = outside.filter(
        ([statement, to = '']) =>
          !ground.has(to) &&
          !to.startsWith('node:') &&
          !(typesOnly.has(to) && statement.startsWith('import type')),
      )
      expect(strange.map(([statement]) => statement)).toEqual([])
    })

    it(`architecture/${name}/knows-no-rule`, () => {
      const words = withoutSentences(text)
      const rule =
        /access-control|preflight|['"`](?:origin|vary)['"`]|set(?:Header)?\(['"`]|\.header\(|writeHead/i
      expect(rule.exec(words)?.[0]).toBe(undefined)
      expect(/\bOPTIONS\b/.exec(words)?.[0]).toBe(undefined)
    })

    it(`architecture/${name}/injects-by-token`, () => {
      // What a compiler without metadata for decorators makes of a type, Nest cannot resolve.
      const constructors = [...code(text).matchAll(/constructor\(([^)]*)\)/g)].map(
        ([, inside = '']) => inside,
      )
      const injected = /@Injectable|@Controller/.test(text) ? constructors : []
      expect(injected.filter((inside) => inside !== '' && !inside.includes('@Inject('))).toEqual([])
    })
  }
})
