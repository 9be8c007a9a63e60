import { cases, reasons } from './cases.ts'
import { fileURLToPath } from 'node:url'
import { renderIndex } from './index-page.ts'
import { renderPage } from './page.ts'

export const folder: string = fileURLToPath(new URL('../../../apps/docs/reasons/', import.meta.url))

/** All pages, by the name of their file. */
export async function renderAll(): Promise<ReadonlyMap<string, string>> {
  const pages = await Promise.all(
    reasons.map(async (reason) => [`${reason}.md`, await renderPage(reason, cases[reason])] as const),
  )
  return new Map([['README.md', renderIndex()], ...pages])
}
