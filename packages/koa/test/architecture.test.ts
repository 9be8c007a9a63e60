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

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['index.ts', 'lib/cors.ts', 'lib/find-route-gate.ts', 'lib/router.ts']),
    )
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-its-ground`, () => {
      const specifiers = [...code(text).matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)/g)]
      const outside = specifiers.map(([, to = '']) => to).filter((to) => !to.startsWith('./'))
      expect(outside.filter((to) => to !== '@cors/node' && to !== 'koa')).toEqual([])
      // Koa is the user's: its types are all that is taken of it.
      expect(/^import (?!type\b).*'koa'/m.exec(text)).toBe(null)
    })

    it(`architecture/${name}/knows-no-rule`, () => {
      const rule =
        /access-control|preflight|options['"`]|OPTIONS|['"`](?:origin|vary|headers?)['"`]|\.(?:set|remove|append|vary)\(|setHeader|writeHead/i
      expect(rule.exec(code(text).replaceAll('CorsOptions', ''))?.[0]).toBe(undefined)
    })

    it(`architecture/${name}/matches-no-path`, () => {
      // The router's own matcher is asked: expressions of our own are where published holes come from.
      expect(/RegExp|\.(?:test|exec|replace|split|startsWith|endsWith|toLowerCase)\(/.exec(code(text))).toBe(
        null,
      )
    })
  }

  it('architecture/the-adapter-is-thin', () => {
    const { text = '' } = sources.find(({ name }) => name === 'lib/cors.ts') ?? {}
    expect(text).toContain('export function cors')
    expect(text.split('\n').length).toBeLessThan(100)
  })
})
