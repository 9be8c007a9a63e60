import { hosts } from '../../calls/hosts/hosts.ts'
import type { MakeApplications } from './application.ts'

/** A framework before it is loaded, which happens in a process of its own. */
export interface Framework {
  /** As they are installed. */
  readonly packages: readonly string[]
  /** For people. */
  readonly peer: string
  readonly ours: string
  readonly load: () => Promise<MakeApplications>
}

/** By the name that the command line has for each. */
export const frameworks: { readonly [name: string]: Framework } = {
  node: { ...named('node'), load: async () => (await import('./node.ts')).nodeApplications },
  express: {
    ...named('express', '@cors/node'),
    load: async () => (await import('./express.ts')).expressApplications,
  },
  koa: { ...named('koa'), load: async () => (await import('./koa.ts')).koaApplications },
  fastify: { ...named('fastify'), load: async () => (await import('./fastify.ts')).fastifyApplications },
}

function named(name: string, ...more: readonly string[]): Omit<Framework, 'load'> {
  const { packages = [], peer = '', ours = '' } = hosts[name] ?? {}
  return { packages: [...packages, ...more], peer, ours }
}
