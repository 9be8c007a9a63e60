import type { Answer } from '../measuring/answer.ts'
import type { Hosted, Measured } from '../results.ts'

// Characters of a value that are shown.
const most = 60

/** What each contender said before it was timed, and what is wrong with it. */
export function listAnswers({ cases }: Hosted): readonly string[] {
  return cases.flatMap((each) => [`${each.id}:`, ...answersTo(each).map((line) => `  ${line}`)])
}

/** Those who say the same are on one line. */
function answersTo({ contenders }: Measured): readonly string[] {
  const by = new Map<string, string[]>()
  for (const { role, answer, fault } of contenders) {
    if (role === 'nothing') continue
    const line = `${showAnswer(answer)}${fault === undefined ? '' : ` (wrong: ${fault})`}`
    by.set(line, [...(by.get(line) ?? []), role])
  }
  return [...by].map(([line, roles]) => `${roles.join(', ')}: ${line}`)
}

/** On one line. */
export function showAnswer({ status, fields }: Answer): string {
  const shown = Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${value.length > most ? `${value.slice(0, most)}...` : value}`)
  return [status, ...shown].join('; ')
}
