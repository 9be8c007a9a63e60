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
    expect(sources.map(({ name }) => name)).toContain('index.ts')
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-its-ground`, () => {
      const specifiers = [...code(text).matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)/g)]
      const outside = specifiers.map(([, to = '']) => to).filter((to) => !to.startsWith('./'))
      expect(outside.filter((to) => !['@cors/node', 'express', 'node:http'].includes(to))).toEqual([])
      // Express is the user's: its types are all that is taken of it.
      expect(/^import (?!type\b).*'express'/m.exec(text)).toBe(null)
    })

    it(`architecture/${name}/knows-no-rule`, () => {
      const rule =
        /access-control|preflight|options['"`]|OPTIONS|['"`](?:origin|vary|headers?)['"`]|set(?:Header)?\(|writeHead/i
      // Express's router answers one method by itself, which is a rule of Express and not of CORS.
      const ofExpress = name === 'lib/router.ts' ? /CorsOptions|=== 'OPTIONS'/g : /CorsOptions/g
      expect(rule.exec(code(text).replaceAll(ofExpress, ''))?.[0]).toBe(undefined)
    })
  }

  it('architecture/lib/cors.ts/stays-thin', () => {
    const adapter = sources.find(({ name }) => name === 'lib/cors.ts')?.text.split('\n') ?? []
    expect(adapter.length).toBeGreaterThan(1)
    expect(adapter.length).toBeLessThan(100)
  })
})
