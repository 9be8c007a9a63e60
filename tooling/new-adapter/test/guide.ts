import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from './stage.ts'

/** A file as the guide has it. */
export interface Block {
  /** The heading of its step. */
  readonly step: string
  readonly code: string
}

/** The blocks of the guide that are whole files, in order; those for the shell are not. */
export function blocksOfGuide(): readonly Block[] {
  const page = readFileSync(join(workspace, 'CONTRIBUTING.md'), 'utf8')
  const [, guide = ''] = /^## Add an adapter[^\n]*\n([^]*?)^## /m.exec(page) ?? []
  return [...guide.matchAll(/^```(.*)\n([^]*?)^```$/gm)]
    .filter(([, language]) => language !== 'sh')
    .map(({ 2: code = '', index }) => ({
      step: [...guide.slice(0, index).matchAll(/^### (.*)$/gm)].at(-1)?.[1] ?? '',
      code,
    }))
}
