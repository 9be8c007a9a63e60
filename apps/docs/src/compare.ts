import type { Observed } from './observe.ts'

/** What each difference between two programs looks like. */
export interface Differences {
  readonly [name: string]: readonly RegExp[]
}

/**
 * A line that is gone, that is new, or that is another, after the request it is of: `options - vary: origin`,
 * `allowed + vary: origin`, `preflight ~ status 204 -> 403`.
 */
export type Change = string

/** Each line that one program answers and the other does not. */
export function changesBetween(before: Observed, after: Observed): readonly Change[] {
  const changes: Change[] = []
  for (const [id, lines] of before) {
    const others = after.get(id) ?? []
    const gone = lines.filter((line) => !others.includes(line))
    const added = others.filter((line) => !lines.includes(line))
    for (const name of new Set([...gone, ...added].map(nameOf))) {
      const was = gone.filter((line) => nameOf(line) === name)
      const is = added.filter((line) => nameOf(line) === name)
      // One name of `Vary` does not become another.
      const [only] = was.length === 1 && is.length === 1 && name !== 'vary:' ? is : []
      if (only !== undefined) changes.push(`${id} ~ ${was.join('')} -> ${only.slice(name.length).trim()}`)
      else changes.push(...was.map((line) => `${id} - ${line}`), ...is.map((line) => `${id} + ${line}`))
    }
  }
  return changes
}

function nameOf(line: string): string {
  return /^\S+/.exec(line)?.[0] ?? line
}

/** The differences that some changes are, and the changes that are not one difference exactly. */
export function explainChanges(
  changes: readonly Change[],
  differences: Differences,
): { readonly names: readonly string[]; readonly unexplained: readonly string[] } {
  const names = new Set<string>()
  const unexplained: string[] = []
  for (const change of changes) {
    const [name, ...others] = Object.keys(differences).filter((each) =>
      differences[each]?.some((line) => line.test(change)),
    )
    if (name !== undefined && others.length === 0) names.add(name)
    else unexplained.push(name === undefined ? change : `${change} (${[name, ...others].join(' and ')})`)
  }
  return { names: [...names].toSorted(), unexplained }
}

/** Expressions for changes such as `~ status 204 -> 20[0-9]`, of requests such as `(?:preflight-)?stranger`. */
export function changesOf(requests: string, ...lines: readonly string[]): readonly RegExp[] {
  return lines.map((line) => new RegExp(`^(?:${requests}) (?:${line.replace(/^\+/, '\\+')})$`))
}
