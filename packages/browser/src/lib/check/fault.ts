import type { Reason } from '../reason.ts'

/** A rule that an answer breaks. */
export interface Fault {
  readonly reason: Reason
  /** In lower case. */
  readonly header?: string
  readonly value?: string | undefined
  readonly isRepeated?: boolean
  /** The engine has a text for it, and no code. */
  readonly isSilent?: boolean | undefined
  /** Where a redirect leads. */
  readonly nextUrl?: string | undefined
}

export const noFaults: readonly Fault[] = Object.freeze([])
