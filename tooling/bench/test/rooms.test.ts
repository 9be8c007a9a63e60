import { describe, expect, it } from 'vitest'
import { readCommand } from '../src/command.ts'
import { commandFor, known, rooms } from '../src/rooms.ts'

const express = ['express']

const rows: readonly {
  readonly id: string
  readonly room: string
  readonly args: readonly string[]
  readonly frameworks: readonly string[]
}[] = [
  { id: 'all', room: 'calls', args: [], frameworks: known.frameworks },
  { id: 'quick', room: 'calls', args: ['--quick'], frameworks: ['express', 'fastify'] },
  { id: 'quick-in-another-room', room: 'footprint', args: ['--quick'], frameworks: express },
  { id: 'quick-without-frameworks', room: 'memory', args: ['--quick'], frameworks: known.frameworks },
  { id: 'quick-and-named', room: 'calls', args: ['--quick', '--framework', 'koa'], frameworks: ['koa'] },
  { id: 'named', room: 'calls', args: ['--framework', 'koa'], frameworks: ['koa'] },
]

describe('what a room is asked', () => {
  for (const { id, room, args, frameworks } of rows) {
    it(`room/${id}`, () => {
      const command = readCommand(args, known)
      if ('refusal' in command) throw new Error(command.refusal)
      expect(commandFor(room, command)).toEqual({ ...command, frameworks })
    })
  }

  it('room/quick-has-something-to-do', () => {
    const command = readCommand(['--quick'], known)
    if ('refusal' in command) throw new Error(command.refusal)
    for (const room of Object.keys(rooms)) {
      const { frameworks } = commandFor(room, command)
      expect(frameworks.length).toBeGreaterThan(0)
      expect(frameworks.filter((name) => !known.frameworks.includes(name))).toEqual([])
    }
  })
})
