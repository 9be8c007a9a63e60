import type { Fault } from '../issue.ts'

/** What is wrong with a configured expression, errors and warnings. */
export function diagnoseExpression(
  expression: RegExp,
): readonly (Fault & { readonly severity: 'error' | 'warning' })[] {
  const { source, flags } = expression
  const faults: (Fault & { severity: 'error' | 'warning' })[] = []
  const { branches, looseDots } = outline(source)
  if (!branches.every(isAnchored)) {
    const whole = source.startsWith('^') && source.endsWith('$')
    faults.push({
      severity: 'error',
      code: 'origin-regexp-unanchored',
      message: whole
        ? 'has an alternative that is not held by both ^ and $, so it matches inside other origins.'
        : 'is not held by ^ and $ at both ends: /example\\.com$/ admits https://evilexample.com, /^https:\\/\\/example\\.com/ admits https://example.com.evil.com.',
      // Only the alternation can be mended without knowing what the author meant.
      ...(whole ? { fix: new RegExp(`^(?:${source.slice(1, -1)})$`, flags) } : {}),
    })
  }
  if (looseDots.length > 0) {
    faults.push({
      severity: 'warning',
      code: 'origin-regexp-dot',
      message: 'has a "." that is not escaped, so it matches any character there.',
      fix: new RegExp(escapeAt(source, looseDots), flags),
    })
  }
  if (/[gy]/.test(flags)) {
    faults.push({
      severity: 'warning',
      code: 'origin-regexp-stateful',
      message: 'has the flag g or y, which makes every other match fail. It is ignored.',
      fix: new RegExp(source, flags.replace(/[gy]/g, '')),
    })
  }
  return faults
}

function isAnchored(branch: string): boolean {
  // An even number of backslashes before `$` escape each other, not the `$`.
  return branch.startsWith('^') && /(?<!\\)(?:\\\\)*\$$/.test(branch)
}

/** The alternatives at the top level, and where a `.` stands that is neither escaped nor repeated. */
function outline(source: string): { readonly branches: readonly string[]; readonly looseDots: readonly number[] } {
  const branches: string[] = []
  const looseDots: number[] = []
  let start = 0
  let depth = 0
  let inClass = false
  for (let index = 0; index < source.length; index++) {
    const char = source[index]
    if (char === '\\') index++
    else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === '.' && !/[*+?{]/.test(source[index + 1] ?? '')) looseDots.push(index)
    else if (char === '|' && depth === 0) {
      branches.push(source.slice(start, index))
      start = index + 1
    }
  }
  branches.push(source.slice(start))
  return { branches, looseDots }
}

function escapeAt(source: string, positions: readonly number[]): string {
  return source.replace(/\./g, (dot, position: number) => (positions.includes(position) ? `\\${dot}` : dot))
}
