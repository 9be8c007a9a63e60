import { nameMachine } from '../../machine.ts'
import type { Calls, Hosted, Measured } from '../results.ts'
import { markdownTable } from './markdown.ts'
import { ratioOf } from './ratios.ts'

// What most applications have, and what lets a server down.
const shown: readonly string[] = [
  'no-origin',
  'any',
  'allowed/1',
  'allowed/100',
  'allowed/100000',
  'refused/10',
  'wildcards/1000',
  'preflight/allowed',
  'hostile/commas',
  'hostile/origin-wildcards',
]

/** Ours to the peer's on all frameworks, in one table for the docs. */
export function summaryOf({ machine, commit, command, hosts }: Calls): string {
  const compared = hosts.filter(({ cases }) => cases.length > 0)
  const heads = compared.map(({ name, peer, ours }) => `${ours} to ${peer}${places.get(name) ?? ''}`)
  const rows = shown.flatMap((id) => {
    const times = compared.map((host) => timesOf(host, id))
    return times.some((each) => each !== '') ? [[`\`${id}\``, ...times]] : []
  })
  return [
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    '',
    markdownTable(['', ...heads], rows, new Set(heads.map((_, column) => column + 1))),
  ].join('\n')
}

// Where the packages do not say what they were on.
const places: ReadonlyMap<string, string> = new Map([
  ['node', ', bare'],
  ['nest-express', ', Express'],
  ['nest-fastify', ', Fastify'],
])

function timesOf({ cases }: Hosted, wanted: string): string {
  const measured = cases.find(({ id }) => id === wanted)
  const [ours, peer] = [addedBy(measured, 'ours'), addedBy(measured, 'peer')]
  return ours === undefined || peer === undefined ? '' : ratioOf(ours, peer)
}

function addedBy(
  measured: Measured | undefined,
  wanted: 'ours' | 'peer',
): NonNullable<Measured['contenders'][number]['added']>['nanoseconds'] | undefined {
  const contended = measured?.contenders.find(({ role }) => role === wanted)
  return contended?.fault === undefined ? contended?.added?.nanoseconds : undefined
}
