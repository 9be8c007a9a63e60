import { diff } from 'node:util'

// Lines that stand around a change, so that one sees where it is.
const context = 3

/** The lines in which two texts differ, as patches show them. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const lines = diff(split(before), split(after)).map(([operation, text]) => ({
    sign: operation === 1 ? '-' : operation === -1 ? '+' : ' ',
    text,
  }))
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== ' '),
  )
  const shown: string[] = [`--- ${name}`, `+++ ${name}`]
  let [left, right] = [1, 1]
  for (const [index, { sign, text }] of lines.entries()) {
    if (near[index] === true) {
      if (near[index - 1] !== true) shown.push(`@@ -${left} +${right} @@`)
      shown.push(`${sign}${text}`)
    }
    if (sign !== '+') left += 1
    if (sign !== '-') right += 1
  }
  return shown.join('\n')
}

function split(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
