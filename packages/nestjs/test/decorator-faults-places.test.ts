import { Cors } from '@cors/nestjs'
import { Controller, Get, Put } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { options, platforms } from './exchange.ts'
import { nest } from './majors.ts'
import { paths, refused } from './refused-start.ts'

for (const platform of platforms) {
  describe(`decorator-faults, ${nest} on ${platform}`, () => {
    it('decorator-faults/maps', async () => {
      const map = (...entries: [string, string][]): never => new Map(entries) as never
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors(map(['origin', '*']))
        list(): void {}
        @Put()
        @Cors(map(['origin', 'https://app.example.com']))
        update(): void {}
      }
      const error = await refused(platform, options, [NotesController])
      expect(paths(error)).toEqual([
        '@Cors on NotesController.list origin',
        '@Cors on NotesController.update origin',
      ])
    })

    it('decorator-faults/the-same-fault-twice', async () => {
      const slash = (): Parameters<typeof Cors>[0] => ({ origin: 'https://app.example.com/' })
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors(slash())
        list(): void {}
        @Put()
        @Cors(slash())
        update(): void {}
      }
      const error = await refused(platform, options, [NotesController])
      expect(paths(error)).toEqual([
        '@Cors on NotesController.list origin',
        '@Cors on NotesController.update origin',
      ])
    })
  })
}

describe(`decorator-faults, ${nest}`, () => {
  it('decorator-faults/accessors', () => {
    const fault = new TypeError('@Cors stands on list, which is no method.')
    for (const accessor of [{ get: () => () => 'notes' }, { set() {} }]) {
      const target = Object.defineProperty({}, 'list', { configurable: true, ...accessor })
      const descriptor = Object.getOwnPropertyDescriptor(target, 'list') ?? {}
      expect(() => Cors(options)(target, 'list', descriptor)).toThrow(fault)
    }
    expect(() => {
      class NotesController {
        @Cors(options)
        get list(): () => string {
          return () => 'notes'
        }
      }
      return NotesController
    }).toThrow(fault)
  })

  it('decorator-faults/properties', () => {
    const fault = /^@Cors stands on list, which is no method\.$/
    const decorate = Cors(options) as (target: object, name: string, descriptor?: PropertyDescriptor) => void
    expect(() => decorate(Object.create(null) as object, 'list')).toThrow(fault)
  })
})
