import express5 from 'express'
import express4 from 'express-v4'

/** The module that a major of Express is. */
export type Host = typeof express5

/** Every major in the peer range. */
export const majors: readonly (readonly [name: string, express: Host])[] = [
  ['express@4', express4],
  ['express@5', express5],
]
