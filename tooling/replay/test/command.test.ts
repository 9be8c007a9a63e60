import { describe, expect, it } from 'vitest'
import { readCommand } from '../src/command.ts'

const all = ['chromium', 'firefox', 'webkit']

describe('the command', () => {
  it.each([
    { id: 'command/bare', args: [], command: { engines: all, count: 2000, seed: 1, save: undefined } },
    {
      id: 'command/everything',
      args: ['--engine', 'firefox', '--engine', 'webkit', '--count', '5', '--seed', '7', '--save', 'a.json'],
      command: { engines: ['firefox', 'webkit'], count: 5, seed: 7, save: 'a.json' },
    },
  ])('$id', ({ args, command }) => {
    expect(readCommand(args)).toEqual(command)
  })

  it.each([
    { id: 'command/no-such-engine', args: ['--engine', 'presto'], said: 'there is no engine "presto"' },
    { id: 'command/count-is-no-number', args: ['--count', 'many'], said: '"many" is not a number' },
    { id: 'command/seed-is-no-number', args: ['--seed', '1.5'], said: '"1.5" is not a number' },
  ])('$id', ({ args, said }) => {
    expect(readCommand(args)).toContain(said)
  })
})
