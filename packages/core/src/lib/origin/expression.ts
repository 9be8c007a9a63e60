import type { Fault } from '../issue.ts'

/** What is wrong with a configured expression. */
export function diagnoseExpression({ source, flags }: RegExp): readonly Fault[] {
  const faults: Fault[] = []
  // Escapes and classes first, then groups from the inside: what is left is the alternation at the top.
  let outline = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, '')
  for (let before = ''; before !== outline;) {
    before = outline
    outline = outline.replace(/\([^()]*\)/g, '')
  }
  const anchored = /^\^.*\$$/
  if (!outline.split('|').every((branch) => anchored.test(branch))) {
    // Only the alternation can be mended without knowing what was meant.
    const fix = anchored.test(outline) ? new RegExp(`^(?:${source.slice(1, -1)})$`, flags) : undefined
    faults.push(['origin-regexp-unanchored', fix])
  }
  const escaped = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\.(?![*+?{])/g, (part) =>
    part === '.' ? '\\.' : part,
  )
  if (escaped !== source) faults.push(['origin-regexp-dot', new RegExp(escaped, flags)])
  const stateless = flags.replace(/[gy]/g, '')
  if (stateless !== flags) faults.push(['origin-regexp-stateful', new RegExp(source, stateless)])
  return faults
}
