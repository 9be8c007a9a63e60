import type { Role } from '../hosts/contender.ts'
import type { Added } from '../results.ts'

/** The most that a call of ours should add, as a ratio to another number of the same run. */
export interface Goal {
  readonly host: string
  /** The id of a case. */
  readonly case: string
  readonly what: keyof Added
  readonly against: Against
  readonly atMost: number
}

/** Somebody else in the same case, or ours in another. */
export type Against = Exclude<Role, 'nothing' | 'ours'> | { readonly ourCase: string }

const frameworks = ['express', 'koa', 'fastify', 'nest-express', 'nest-fastify']
const plain = ['express', 'koa', 'fastify']

/** Aims, not budgets: where one is missed, the table says by how much. */
export const goals: readonly Goal[] = [
  ...each(frameworks, 'no-origin', 'peer', 1 / 10),
  ...each(frameworks, 'no-origin', 'by hand', 1),
  ...each(frameworks, 'allowed/1', 'peer', 1 / 2),
  ...each(frameworks, 'allowed/1', 'by hand', 1.25),
  ...each(frameworks, 'allowed/1', 'peer', 0.45, 'bytes'),
  ...each(['express'], 'preflight/allowed', 'peer', 1 / 3),
  ...each(['koa', 'fastify'], 'preflight/allowed', 'peer', 1 / 2),
  // As people write it: in one piece there is nothing left to gain.
  ...each(['express'], 'preflight/allowed', 'same headers', 0.6),
  ...each(['koa', 'fastify'], 'preflight/allowed', 'same headers', 0.9),
  ...each(['express'], 'allowed/100000', 'peer', 1 / 100),
  ...each(['koa'], 'allowed/100000', 'peer', 1 / 50),
  ...each(['fastify'], 'allowed/100000', 'peer', 1 / 200),
  ...each(plain, 'allowed/100000', { ourCase: 'allowed/10' }, 6),
  ...each(plain, 'wildcards/1000', 'peer', 1 / 100),
  ...each(plain, 'wildcards/1000', { ourCase: 'wildcards/1' }, 4),
  ...each(plain, 'hostile/commas', 'peer', 1 / 15),
  ...each(plain, 'hostile/tokens', 'peer', 1 / 15),
  ...each(plain, 'hostile/origin-wildcards', 'peer', 1 / 500),
  ...each(plain, 'hostile/commas', { ourCase: 'preflight/allowed' }, 1),
  ...each(plain, 'hostile/tokens', { ourCase: 'preflight/allowed' }, 1),
  ...each(plain, 'hostile/origin-exact', { ourCase: 'refused/10' }, 1),
  ...each(plain, 'hostile/origin-wildcards', { ourCase: 'wildcards-refused/100' }, 1),
]

function each(
  hosts: readonly string[],
  id: string,
  against: Against,
  atMost: number,
  what: keyof Added = 'nanoseconds',
): readonly Goal[] {
  return hosts.map((host) => ({ host, case: id, what, against, atMost }))
}
