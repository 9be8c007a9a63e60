import { showAnswer } from '../../calls/report/answers.ts'
import type { Asked, Measured } from '../results.ts'
import { nameOf } from './table.ts'

/** What each said before it was timed, and what is wrong with it. */
export function listAnswers(measured: Measured): readonly string[] {
  return measured.requests.flatMap((asked) => [
    `${asked.id}:`,
    ...answersTo(asked, measured).map((line) => `  ${line}`),
  ])
}

/** Those who say the same are on one line. */
function answersTo({ contenders }: Asked, measured: Measured): readonly string[] {
  const by = new Map<string, string[]>()
  for (const { role, answer, fault } of contenders) {
    const line = `${showAnswer(answer)}${fault === undefined ? '' : ` (wrong: ${fault})`}`
    by.set(line, [...(by.get(line) ?? []), nameOf(role, measured)])
  }
  return [...by].map(([line, names]) => `${names.join(', ')}: ${line}`)
}
