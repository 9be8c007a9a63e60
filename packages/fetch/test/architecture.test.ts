import { readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'

const src = new URL('../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))

/** The text without comments, which may say anything. */
function code(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}

/** And without strings. */
function words(text: string): string {
  return code(text).replace(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, "''")
}

const hosts =
  /(?<![.\w'-])(?:process|Buffer|require|module|__dirname|__filename|global|window|self|document|navigator|location|setTimeout|setInterval|setImmediate|performance|crypto|fetch|Deno|Bun|caches)\b(?!\s*[:?])/

describe('architecture', () => {
  it('architecture/the-walk-sees-the-sources', () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['index.ts', 'lib/cors.ts', 'lib/with-cors.ts', 'lib/respond.ts']),
    )
    expect(code("a // b\n/** c\n * d */ e 'f'").replace(/\s+/g, ' ')).toBe("a e 'f'")
    expect(hosts.test(words("const a = Buffer.from('a')"))).toBe(true)
    expect(hosts.test(words("throw new Error('process')"))).toBe(false)
  })

  for (const { name, text } of sources) {
    it(`architecture/${name}/imports-only-the-core`, () => {
      const specifiers = [...code(text).matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`]+)/g)]
      const outside = specifiers.map(([, to = '']) => to).filter((to) => !to.startsWith('./'))
      expect(outside.filter((to) => !['@cors/core', '@cors/core/messages'].includes(to))).toEqual([])
      expect(outside.filter((to) => to.startsWith('node:') || builtinModules.includes(to))).toEqual([])
    })

    it(`architecture/${name}/needs-no-host`, () => {
      // What no other runtime may have is asked for where its absence is caught, and nowhere else.
      const known = name === 'lib/warnings.ts' ? /declare const process\b|\bprocess\.env\.NODE_ENV\b/g : /$^/g
      expect(hosts.exec(words(text).replaceAll(known, ''))?.[0]).toBe(undefined)
    })
  }

  it('architecture/the-core-knows-the-names', () => {
    const knowing = sources.filter(({ text }) => /Access-Control-Allow/i.test(code(text)))
    expect(knowing.map(({ name }) => name)).toEqual([])
  })
})
