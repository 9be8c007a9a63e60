import { expect, it } from 'vitest'
import { type Change, type Differences, changesBetween, explainChanges } from './compare.ts'
import { type Scene, observe, requestsTo } from './observe.ts'
import { type Example, type Page, slugOf, tableOf } from './page.ts'
import { runProgram } from './run-program.ts'
import { type Answers, type Outcome, changeImport, runUnchanged } from './run-unchanged.ts'

/** What a page is held against. */
export interface Expected {
  /** What each name in the page's table of differences covers. */
  readonly differences: Differences
  /** What is sent to each example, by its heading. */
  readonly scenes: { readonly [heading: string]: Scene }
  /** The package that is moved from, and the one that is moved to; none where no import is changed. */
  readonly imports: readonly { readonly from: string; readonly to: string }[]
  /** Where no import is changed: makes of a first program one that gives its options to the library. */
  readonly moveOptions?: (code: string) => string
}

/** What both programs of an example did. */
interface Compared extends Answers {
  readonly changes: readonly Change[]
  readonly warnings: string
}

/** Tests that the examples of a page differ in what it says, and in nothing else. */
export function checkPage(page: Page, { differences, scenes, imports, moveOptions }: Expected): void {
  const id = `moving/${page.name.replace(/^from-/, '')}`
  // Once for the tests of an example and the one of them all.
  const compared = new Map<Example, Promise<Compared>>()
  const compareOnce = async (example: Example): Promise<Compared> => {
    const running = compared.get(example) ?? compare(example, sceneOf(scenes, example))
    compared.set(example, running)
    return running
  }

  for (const example of page.examples) {
    it(`${id}/${slugOf(example)}/differs`, { timeout: 60_000 }, async () => {
      const { changes, warnings } = await compareOnce(example)
      const { names, unexplained } = explainChanges(changes, differences)
      expect(unexplained).toEqual([])
      expect(names).toEqual(example.differs.toSorted())
      expect(warnings).toBe(example.warns)
    })
  }

  const rewrites = [
    ...imports.map(({ from, to }) => ['import-changed', changeImport(from, to)] as const),
    ...(moveOptions === undefined ? [] : [['options-moved', moveOptions] as const]),
  ]
  for (const [name, rewrite] of rewrites) {
    for (const example of page.examples) {
      it(`${id}/${slugOf(example)}/only-the-${name}`, { timeout: 60_000 }, async () => {
        const answers = await compareOnce(example)
        const scene = sceneOf(scenes, example)
        const outcome = await runUnchanged(example, rewrite, scene, answers, differences)
        expect(outcome).toEqual(example.unchanged satisfies Outcome | undefined)
      })
    }
  }

  it(`${id}/differences/each-is-explained-and-occurs`, () => {
    const rows = tableOf(page, 'difference')
    const explained = rows.map(([name = '']) => name.replaceAll('`', ''))
    const listed = page.examples.flatMap(({ differs }) => differs)
    expect(explained.toSorted()).toEqual(Object.keys(differences).toSorted())
    expect([...new Set(listed)].toSorted()).toEqual(explained.toSorted())
    // What it is there, what it is here, and why.
    expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([])
    expect(page.examples.some(({ unchanged }) => unchanged !== undefined)).toBe(rewrites.length > 0)
  })

  it(`${id}/differences/each-line-occurs`, { timeout: 120_000 }, async () => {
    const all: Change[] = []
    // One at a time: a program has the process to itself.
    for await (const { changes } of inTurn(page.examples, compareOnce)) all.push(...changes)
    const lines = Object.values(differences).flat()
    expect(lines.filter((line) => !all.some((change) => line.test(change)))).toEqual([])
  })

  it(`${id}/scenes`, () => {
    const headings = new Set(page.examples.map(({ heading }) => heading))
    expect(Object.keys(scenes).toSorted()).toEqual([...headings].toSorted())
    for (const scene of Object.values(scenes)) {
      const ids = requestsTo(scene).map((asked) => asked.id)
      expect(ids).toEqual([...new Set(ids)])
      expect(ids.length).toBeGreaterThan(0)
    }
  })
}

async function* inTurn<Item, Result>(
  items: readonly Item[],
  use: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  for (const item of items) yield use(item)
}

async function compare(example: Example, scene: Scene): Promise<Compared> {
  const mayHang = scene.only !== undefined
  const before = await runProgram(example.before, async (running) => observe(running, scene, mayHang))
  return runProgram(example.after, async (running) => {
    const after = await observe(running, scene)
    const warnings = running.warnings.join('\n')
    return { before, after, changes: changesBetween(before, after), warnings }
  })
}

function sceneOf(scenes: Expected['scenes'], { heading }: Example): Scene {
  const scene = scenes[heading]
  if (scene === undefined) throw new Error(`nothing is sent to "${heading}"`)
  return scene
}
