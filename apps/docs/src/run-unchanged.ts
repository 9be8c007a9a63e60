import { isDeepStrictEqual } from 'node:util'
import { type Differences, changesBetween, explainChanges } from './compare.ts'
import { type Observed, type Scene, observe } from './observe.ts'
import type { Example, Unchanged } from './page.ts'
import { runProgram } from './run-program.ts'

/** What came of changing only the import. */
export interface Outcome {
  /** No page can say of a program that it fails otherwise. */
  readonly comesOf: Unchanged | 'fails'
  readonly says: string
}

/** What the two programs of an example answer. */
export interface Answers {
  readonly before: Observed
  readonly after: Observed
}

/** Has a program import another package, and leaves all else as it is. */
export function changeImport(from: string, to: string): (code: string) => string {
  return (code) => code.replaceAll(`from '${from}'`, `from '${to}'`)
}

/** Runs the first program of an example, changed no more than it must be. */
export async function runUnchanged(
  example: Example,
  rewrite: (code: string) => string,
  scene: Scene,
  answers: Answers,
  differences: Differences,
): Promise<Outcome> {
  const { before, warns, differs } = example
  const code = rewrite(before.code)
  if (code === before.code) throw new Error('there is nothing in the program to change')
  return runProgram({ ...before, code }, async (running) => {
    const { error, port } = running
    if (port === undefined && error instanceof Error) {
      return { comesOf: 'does not start', says: error.message }
    }
    if (port === undefined)
      return { comesOf: 'fails', says: [error, ...running.uncaught].map(String).join('\n') }
    const observed = await observe(running, scene)
    const warnings = running.warnings.join('\n')
    const uncaught = [...new Set(running.uncaught.map(String))].join('\n')
    if (uncaught === '' && warnings === warns && isDeepStrictEqual(observed, answers.after)) {
      return { comesOf: 'answers like the second', says: '' }
    }
    const allows = [...observed.values()].flat().some((line) => line.startsWith('access-control-'))
    if (warnings !== '' && !allows) {
      return uncaught === ''
        ? { comesOf: 'allows nobody and warns', says: warnings }
        : { comesOf: 'warns and ends', says: `${warnings}\n${uncaught}` }
    }
    if (uncaught !== '') return { comesOf: 'fails', says: uncaught }
    const { names, unexplained } = explainChanges(changesBetween(answers.before, observed), differences)
    if (warnings === '' && unexplained.length === 0 && names.every((name) => differs.includes(name))) {
      return { comesOf: 'answers like the first', says: '' }
    }
    const silent = changesBetween(answers.after, observed)
    return { comesOf: 'differs in silence', says: [warnings, ...silent].join('\n').trim() }
  })
}
