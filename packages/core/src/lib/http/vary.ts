/**
 * Merges field names into a response's own `Vary`: case-insensitive, each name once, `*` kept as it
 * is, nothing of the response's own lost.
 *
 * @param current - the response's `Vary`: absent, one value, or several lines.
 * @param names - the field names to add.
 */
export function mergeVary(
  current: string | number | readonly string[] | undefined,
  names: readonly string[],
): string {
  const text = Array.isArray(current) ? current.join(',') : String(current ?? '')
  // The common cases: nothing of the response's own, or a second pass over what an earlier one wrote.
  const only = names[0] ?? ''
  if (names.length === 1 && (text === '' || text === only)) return only
  const merged: string[] = []
  const seen = new Set<string>()
  for (const name of text.split(',').concat(names)) {
    const trimmed = name.trim()
    // RFC 9110, section 12.5.5: `*` says that everything varies; names beside it say nothing more.
    if (trimmed === '*') return '*'
    const key = trimmed.toLowerCase()
    if (key === '' || seen.has(key)) continue
    seen.add(key)
    merged.push(trimmed)
  }
  return merged.join(', ')
}
