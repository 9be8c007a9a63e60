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
    const isWhole = anchored.test(outline) && /^\^.*[^\\]\$$/.test(source)
    faults.push([
      'origin-regexp-unanchored',
      isWhole ? rewrite(`^(?:${source.slice(1, -1)})$`, flags) : undefined,
    ])
  }
  const repeated = /[*+?{]/
  let isRepeated = /\)[*+?{]/.test(source)
  const escaped = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\.[*+?{]?/g, (part) => {
    if (!part.startsWith('.')) return part
    isRepeated ||= repeated.test(part)
    return `\\${part}`
  })
  // What a repeated dot was meant to stop at, nobody can tell: `.*example\.com` lets evilexample.com in.
  if (escaped !== source) faults.push(['origin-regexp-dot', isRepeated ? undefined : rewrite(escaped, flags)])
  const stateless = flags.replace(/[gy]/g, '')
  if (stateless !== flags) faults.push(['origin-regexp-stateful', new RegExp(source, stateless)])
  return faults
}

function rewrite(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}
