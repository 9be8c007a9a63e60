import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const src = new URL('../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))
const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { readonly [kind: string]: { readonly [name: string]: string } }

/** The text without comments, which may say anything. */
function code(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(sources.map(({ name }) => name)).toEqual(expect.arrayContaining(['index.ts', 'lib/cors.ts']))
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
  })

  it('architecture/stands-on-one-package', () => {
    expect(Object.keys(dependencies ?? {}).join()).toMatch(/^@cors\/(?:node|fetch)$/)
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-its-ground`, () => {
      const specifiers = [...code(text).matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)/g)]
      const outside = specifiers.map(([, to = '']) => to).filter((to) => !/^(?:\.\/|node:)/.test(to))
      const ground = new Set(Object.keys({ ...dependencies, ...peerDependencies }))
      expect(outside.filter((to) => !ground.has(to))).toEqual([])
    })

    it(`architecture/${name}/knows-no-rule`, () => {
      const rule =
        /access-control|preflight|options['"`]|OPTIONS|['"`](?:origin|vary|headers?)['"`]|setHeader|writeHead/i
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
    const lines = sources.filter(({ name }) => name !== 'index.ts').flatMap(({ text }) => linesOf(text))
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.length).toBeLessThan(60)
    expect(linesOf(readFileSync(new URL('host.ts', import.meta.url), 'utf8')).length).toBeLessThan(40)
  })
})

/** Lines of code. */
function linesOf(text: string): readonly string[] {
  return code(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
}
