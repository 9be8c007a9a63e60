import fastify5 from 'fastify'
import fastify4 from 'fastify-v4'

/** The function that a major of Fastify is. */
export type Host = typeof fastify5

/** Every major in the peer range. */
export const majors: readonly (readonly [name: string, fastify: Host])[] = [
  ['fastify@4', fastify4],
  ['fastify@5', fastify5],
]
