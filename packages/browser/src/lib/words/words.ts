import type { Side } from '../reason.ts'

/**
 * A reason in words, ours and the engines': `{value}` and its like are filled in by `fill.ts`. Where an engine is left out it
 * says what it says of any failure.
 */
export interface Words {
  /** Whose it is to change something. */
  readonly side: Side
  readonly message: string
  readonly fix: string
  /** `CorsError`, and the end of the console's text; without a code it is all of the text. */
  readonly chromium?: Said
  /** Category, and the reason in the console's text; without a category it is all of the text. */
  readonly firefox?: Said
  /** The console's text. */
  readonly webkit?: string
}

export type Said = readonly [code: string, text: string]

/** Of a file or a blob that is not the page's. */
export const localResource = 'Not allowed to load local resource: {target}'

/** What no console says anything of. */
export const silent = { chromium: ['', ''], firefox: ['', ''], webkit: '' } as const
