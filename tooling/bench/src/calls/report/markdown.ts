/** A table as the formatter leaves it: columns as wide as what is in them, numbers to the right. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: ReadonlySet<number>,
): string {
  const cells = [heads, ...rows].map((row) => row.map(escape))
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, numbers.has(column))).join(' | ')} |`
  const rule = widths.map((width, column) =>
    numbers.has(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  const [head = [], ...body] = cells
  return [line(head), line(rule), ...body.map(line)].join('\n')
}

// One that stands alone is text; two around something would strike it through.
function escape(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('~', '\\~')
}

function pad(cell: string, width: number, isNumber: boolean): string {
  return isNumber ? cell.padStart(width) : cell.padEnd(width)
}
