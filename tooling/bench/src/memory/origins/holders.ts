import { member } from '../../calls/cases/origins.ts'

/** Somebody who is given a list of origins, and holds what it takes to know them. */
export interface Holder {
  /** Of whom the version is named. */
  readonly package?: string
  /** For people. */
  readonly name: string
  readonly hold: (origins: string[]) => unknown
}

/** By name, in the order of the output: who holds nothing, who holds no more than is needed, the peer, ours. */
export const holders: { readonly [id: string]: Holder } = {
  nothing: { name: 'nothing', hold: () => undefined },
  list: { name: 'the list itself', hold: (origins) => origins },
  set: { name: 'the list and a Set of it', hold: (origins) => [origins, new Set(origins)] },
  cors: {
    name: 'cors',
    package: 'cors',
    async hold(origin) {
      const { default: cors } = await import('cors')
      return [origin, cors({ origin })]
    },
  },
  core: {
    name: '@cors/core',
    package: '@cors/core',
    async hold(origin) {
      const { createCors } = await import('@cors/core')
      return [origin, createCors({ origin })]
    },
  },
  express: {
    name: '@cors/express',
    package: '@cors/express',
    async hold(origin) {
      const { cors } = await import('@cors/express')
      return [origin, cors({ origin })]
    },
  },
  'core-asked': {
    name: '@cors/core, after each has asked',
    package: '@cors/core',
    async hold(origin) {
      const { createCors } = await import('@cors/core')
      const cors = createCors({ origin })
      for (const each of listOf(origin.length)) cors.decide({ method: 'GET', headers: { origin: each } })
      return [origin, cors]
    },
  },
}

const scratch = Buffer.alloc(64)

/** As they come from a file or a database: each in one piece, and no constant of the program. */
export function listOf(size: number): string[] {
  return Array.from({ length: size }, (_, index) =>
    scratch.toString('latin1', 0, scratch.write(member(index), 'latin1')),
  )
}
