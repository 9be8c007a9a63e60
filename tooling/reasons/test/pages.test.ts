import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { cases, reasons } from '../src/cases.ts'
import { expectedOutcome, metBy } from '../src/observed.ts'
import { folder, renderAll } from '../src/pages.ts'
import { engines } from '../src/reason-case.ts'

const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8')

describe('pages', () => {
  let rendered: ReadonlyMap<string, string>
  beforeAll(async () => {
    rendered = await renderAll()
  })

  it('pages/one-for-each-reason', () => {
    const names = ['README.md', ...reasons.map((reason) => `${reason}.md`)]
    expect(readdirSync(folder).toSorted()).toEqual(names.toSorted())
  })

  it.each(['README', ...reasons])('pages/%s/is-what-is-rendered', (name) => {
    // `pnpm --filter @tooling/reasons start` writes them.
    expect(read(`${name}.md`)).toBe(rendered.get(`${name}.md`))
  })

  it.each(['README', ...reasons])('pages/%s/links', (name) => {
    const links = [...read(`${name}.md`).matchAll(/\]\((?![a-z]+:)([^)]*)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !existsSync(`${folder}${link}`))).toEqual([])
  })

  // From the page's own text, whatever has written it.
  describe.each(reasons)('pages/%s/table', (reason) => {
    const told = cases[reason]
    const cells = (engine: string): readonly string[] => {
      const [row = ''] = new RegExp(`^\\| ${engine} .*$`, 'mi').exec(read(`${reason}.md`)) ?? []
      const unescaped = row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
      return unescaped.slice(2, 5)
    }

    it.each(engines)(`pages/${reason}/table/%s`, (engine) => {
      const [done, code, text] = cells(engine)
      if (told.notModelled !== undefined) {
        expect(text).toContain(told.notModelled.reports[engine].text ?? 'nothing')
        return
      }
      expect(done).toBe(
        { blocks: 'blocks it', warns: 'goes on', passes: 'lets it pass' }[expectedOutcome(told, engine)],
      )
      const said = metBy(reason, told, engine)?.engine
      expect(code?.replaceAll(/^`+|`+$/g, '')).toBe(said?.code ?? 'none')
      const shown = said?.text === undefined || said.text === '' ? 'nothing' : said.text
      expect(text?.replaceAll(/^`+|`+$/g, '')).toBe(shown)
    })
  })
})
