import type { Versions } from '../src/project.ts'

/** Programs of every plain project: an adapter each. */
export const hosts = ['express', 'koa', 'fastify', 'node'] as const

export type Host = (typeof hosts)[number]

export const latest: Versions = {
  express: '5.3.0',
  koa: '3.3.0',
  '@koa/router': '15.7.0',
  fastify: '5.12.8',
}

/** Where the ranges of our peers begin. */
export const first: Versions = {
  express: '4.18.0',
  koa: '2.14.0',
  '@koa/router': '12.0.2',
  fastify: '4.0.0',
}

/** Adapters in this version of ours, as an installer writes it into a manifest. */
export function adapters(version: string, of: readonly string[] = hosts): Versions {
  return Object.fromEntries(of.map((name) => [`@cors/${name}`, `^${version}`]))
}
