import type { FastifyInstance, FastifyServerOptions } from 'fastify'

/** Tells routes apart by a header of the application's own. */
export const tenant: Parameters<FastifyInstance['addConstraintStrategy']>[0] = {
  name: 'tenant',
  storage() {
    const stored = new Map<unknown, never>()
    return {
      get: (key) => stored.get(key) ?? null,
      set: (key, value) => void stored.set(key, value as never),
    }
  },
  validate() {},
  deriveConstraint: ({ headers }) => headers['x-tenant'],
  mustMatchWhenDerived: false,
}

export const constraints: NonNullable<FastifyServerOptions['constraints']> = { tenant }
