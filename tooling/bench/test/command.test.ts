import { describe, expect, it } from 'vitest'
import { readCommand } from '../src/command.ts'

const names = { rooms: ['footprint', 'speed'], frameworks: ['express', 'koa'] }
const known = { ...names, cases: ['any', 'allowed/1', 'allowed/10'] }

const all = {
  ...names,
  rounds: 21,
  check: false,
  json: false,
  quick: false,
  write: false,
  case: undefined,
  from: undefined,
}

const commands = [
  { id: 'all', args: [], is: all },
  { id: 'room', args: ['speed'], is: { ...all, rooms: ['speed'] } },
  { id: 'framework', args: ['--framework', 'koa'], is: { ...all, frameworks: ['koa'] } },
  { id: 'rounds', args: ['--rounds', '15'], is: { ...all, rounds: 15 } },
  { id: 'check-takes-no-time', args: ['--check'], is: { ...all, check: true, rounds: 0 } },
  { id: 'check-and-rounds', args: ['--check', '--rounds=3'], is: { ...all, check: true, rounds: 3 } },
  { id: 'requests', args: ['--requests', '5000000'], is: { ...all, requests: 5_000_000 } },
  { id: 'quick', args: ['--quick'], is: { ...all, quick: true, rounds: 7 } },
  { id: 'quick-and-rounds', args: ['--quick', '--rounds=3'], is: { ...all, quick: true, rounds: 3 } },
  {
    id: 'quick-check-takes-no-time',
    args: ['--quick', '--check'],
    is: { ...all, quick: true, check: true, rounds: 0 },
  },
  { id: 'case', args: ['--case', 'allowed/1'], is: { ...all, case: 'allowed/1' } },
  { id: 'cases', args: ['--case', 'allo'], is: { ...all, case: 'allo' } },
  { id: 'write', args: ['--write'], is: { ...all, write: true } },
  { id: 'json-from', args: ['--json', '--from', 'a.json'], is: { ...all, json: true, from: 'a.json' } },
]

const refusals = [
  { id: 'room', args: ['sped'], says: 'there is no room "sped". There is: footprint, speed.' },
  {
    id: 'second-room',
    args: ['speed', 'sped'],
    says: 'there is no room "sped". There is: footprint, speed.',
  },
  {
    id: 'framework',
    args: ['--framework', 'koa', '--framework', 'hapi'],
    says: 'there is no framework "hapi". There is: express, koa.',
  },
  {
    id: 'case',
    args: ['--case', 'llowed/1'],
    says: 'no case begins with "llowed/1". There is: any, allowed/1, allowed/10.',
  },
  { id: 'option', args: ['--fast'], says: "Unknown option '--fast'" },
  { id: 'value-missing', args: ['--from'], says: "Option '--from <value>' argument missing" },
  ...['', ' ', 'many', '-1', '1.5', '1e3', '99999'].map((rounds) => ({
    id: `rounds/${rounds}`,
    args: [`--rounds=${rounds}`],
    says: `--rounds ${rounds} is not a number of rounds.`,
  })),
  ...['', 'many', '-1', '1.5', '9', '999999999'].map((requests) => ({
    id: `requests/${requests}`,
    args: [`--requests=${requests}`],
    says: `--requests ${requests} is not a number of requests.`,
  })),
]

describe('the arguments of the bench', () => {
  for (const { id, args, is } of commands) {
    it(`command/${id}`, () => {
      expect(readCommand(args, known)).toEqual({ ...is, line: ['pnpm bench', ...args].join(' ') })
    })
  }

  for (const { id, args, says } of refusals) {
    it(`refusal/${id}`, () => {
      const read = readCommand(args, known)
      expect(Object.keys(read)).toEqual(['refusal'])
      expect('refusal' in read && read.refusal).toContain(says)
    })
  }
})
