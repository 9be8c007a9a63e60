/** A table as the formatter has it: every column as wide as its widest cell. */
export function tableOf(...rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[], fill: string): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, fill)).join(' | ')} |`
  const [first = [], ...rest] = cells
  return [line(first, ' '), line([], '-'), ...rest.map((row) => line(row, ' '))].join('\n')
}

/** Code in a cell: with as many backticks around it as it needs. */
export function code(text: string): string {
  return text.includes('`') ? `\`\`${text}\`\`` : `\`${text}\``
}
