import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { refusalOf } from './check-options.ts'
import { type Page, tableOf } from './page.ts'

/**
 * Tests that what the table of options has in its first column is refused here as it stands, unless it says "The
 * same" or is a function, which nobody can judge before it is asked; and that what it has in its second is not.
 */
export function checkTable(page: Page, create: (options: never) => unknown): void {
  const id = `moving/${page.name.replace(/^from-/, '')}/table`
  const rows = tableOf(page, 'option').map(([there = '', here = '']) => ({
    there: sourcesIn(there),
    here: sourcesIn(here),
    isSame: (code: string) => /^The same\b/.test(here) || here.includes(`\`${code}\``),
  }))
  for (const { there, here, isSame } of rows) {
    for (const [code, source] of there) {
      it(`${id}/there/${code}`, async () => {
        expect((await refusalOf(create, source)) === '').toBe(isSame(code) || isFunction(source))
      })
    }
    for (const [code, source] of here) {
      it(`${id}/here/${code}`, async () => {
        expect(await refusalOf(create, source)).toBe('')
      })
    }
  }

  it(`${id}/has-options`, () => {
    expect(rows.filter(({ there }) => there.length > 0).length).toBeGreaterThan(0)
  })
}

/** What a cell would give to the factory: `cors(...)`, `register(cors, ...)`, or options such as `maxAge: 600`. */
function sourcesIn(cell: string): readonly (readonly [code: string, source: unknown])[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => {
    if (code.includes('...')) return []
    if (/^(?:cors|register|enableCors|forRoot)\(/.test(code)) return [[code, evaluate(code)]]
    return /^\w+: /.test(code)
      ? [[code, { origin: 'https://a.example', ...Object(evaluate(`({ ${code} })`)) }]]
      : []
  })
}

function evaluate(code: string): unknown {
  return runInNewContext(code, {
    cors: (source: unknown) => source,
    register: (_: unknown, source: unknown) => source,
    enableCors: (source: unknown) => source,
    forRoot: (source: unknown) => source,
  })
}

function isFunction(source: unknown): boolean {
  return typeof source === 'function' || typeof Object(source).origin === 'function'
}
