import { initiators } from '@cors/browser'
import { describe, expect, it } from 'vitest'
import { groups } from '../src/cases.ts'
import { rowsOf, text } from './readme.ts'
import { saidOfCaches } from './said-of-caches.ts'
import { saidOfEngines } from './said-of-engines.ts'

const all = ['standard', 'chromium', 'firefox', 'webkit'] as const

describe('readme', () => {
  it('readme/initiators', () => {
    expect(rowsOf('initiator')).toEqual(
      Object.entries(initiators).map(([name, { mode, credentials, byAttribute, preflight, note }]) => [
        `\`${name}\``,
        mode,
        credentials,
        byAttribute === '' ? 'never' : byAttribute,
        preflight ? 'possible' : 'never',
        note,
      ]),
    )
  })

  it('readme/reasons', () => {
    const links = (names: readonly string[]): string =>
      names.map((name) => `[${name}](../../apps/docs/reasons/${name}.md)`).join(', ')
    for (const [heading, told] of Object.entries(groups)) {
      expect(text).toContain(`\n- ${heading}: ${links(Object.keys(told))}.\n`)
    }
  })

  // What each cell says is what the model does.
  it.each([
    ['engines', 'what', saidOfEngines],
    ['caches', 'what of it', saidOfCaches],
  ] as const)('readme/%s', (_id, head, said) => {
    const observed = Object.entries(said).map(([what, of]) => [what, ...all.map((engine) => of(engine))])
    expect(rowsOf(head)).toEqual(observed)
  })
})
