import type { Reason } from '../reason.ts'
import type { Words } from './words.ts'
import { corsWords } from './cors.ts'
import { foreignWords } from './foreign.ts'
import { pageWords } from './page.ts'
import { redirectWords } from './redirect.ts'

/** One entry for each reason. */
export const wordsOf: Readonly<Record<Reason, Words>> = {
  ...corsWords,
  ...pageWords,
  ...redirectWords,
  ...foreignWords,
}
