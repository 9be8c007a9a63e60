import { expect, it } from 'vitest'
import { type Page, tableOf } from './page.ts'

/** Options of a peer as they are written there, and what the error must say of them; nothing where they mean the same here. */
export type OptionRow = readonly [id: string, options: unknown, ...says: readonly string[]]

/** Tests that each option of a peer stands in the table of its page, and is refused by name where it reads differently. */
export function checkOptions(
  page: Page,
  create: (options: never) => unknown,
  rows: { readonly [option: string]: readonly OptionRow[] },
): void {
  const id = `moving/${page.name.replace(/^from-/, '')}/option`
  for (const [option, cases] of Object.entries(rows)) {
    it(`${id}/${option}/is-in-the-table`, () => {
      expect(cases.length).toBeGreaterThan(0)
      expect(
        tableOf(page, 'option')
          .map(([cell]) => cell)
          .join('\n'),
      ).toMatch(new RegExp(`\\b${option}\\b`))
    })

    for (const [name, options, ...says] of cases) {
      it(`${id}/${option}/${name}`, async () => {
        expect(await refusalOf(create, options)).toEqual(says.length === 0 ? '' : containing(says))
      })
    }
  }
}

/** What the error says at construction, or when the host starts; nothing if there is none. */
export async function refusalOf(create: (options: never) => unknown, options: unknown): Promise<string> {
  try {
    await create(options as never)
    return ''
  } catch (error) {
    if (error instanceof Error && error.name === 'CorsConfigError') return error.message
    throw error
  }
}

/** Matches a text that has all of these in it. */
function containing(parts: readonly string[]): unknown {
  return expect.toSatisfy(
    (text: string) => parts.every((part) => text.includes(part)),
    `says ${parts.map((part) => JSON.stringify(part)).join(' and ')}`,
  )
}
