import { existsSync, readFileSync } from 'node:fs'

// Reference data beside the repository, not part of it.
const folder = new URL('../../../../shared/wpt/', import.meta.url)

export const isPresent: boolean = existsSync(folder)
// oxlint-disable-next-line no-console -- the one line that says what did not run
if (!isPresent) console.warn(`SKIPPED: the web-platform-tests oracle, because ${folder.pathname} is absent`)

/** The rows of a file, none where the folder is absent. */
export function rowsOf(file: string): readonly unknown[] {
  if (!isPresent) return []
  return (readReference(file) as { readonly vectors: readonly unknown[] }).vectors
}

export function readReference(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}
