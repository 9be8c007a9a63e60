import { expect, it } from 'vitest'
import { observe } from '../src/observe.ts'
import { readPage, slugOf } from '../src/page.ts'
import { runProgram } from '../src/run-program.ts'
import { leaveCallIn, platforms } from './from-enable-cors-programs.ts'
import { scenes } from './from-enable-cors-scenes.ts'

// What the page says of every second program with the call, or the option, of the first.

const page = readPage('from-enable-cors', platforms)
const [, ignored = ''] = /^## If the call stays\n[^]*?^```\n([^]*?)\n^```$/m.exec(page.text) ?? []

it('moving/enable-cors/call-stays/is-on-the-page', () => {
  expect(ignored).toContain('enableCors()')
})

for (const example of page.examples) {
  const { heading, before, after, warns } = example
  it(`moving/enable-cors/${slugOf(example)}/call-stays`, async () => {
    const scene = scenes[heading]
    if (scene === undefined) throw new Error(`nothing is sent to "${heading}"`)
    const without = await runProgram(after, async (running) => observe(running, scene))
    const code = leaveCallIn(before.code, after.code)
    expect(code).not.toBe(after.code)
    await runProgram({ ...after, code }, async (running) => {
      expect(await observe(running, scene)).toEqual(without)
      expect(running.uncaught).toEqual([])
      expect(running.warnings.join('\n')).toBe([ignored, warns].filter((text) => text !== '').join('\n'))
    })
  })
}
