import { Cors } from '@cors/nestjs'
import { Controller, Get } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { options, platforms } from './exchange.ts'
import { nest } from './majors.ts'
import { paths, refused } from './refused-start.ts'

for (const platform of platforms) {
  describe(`refused, ${nest} on ${platform}`, () => {
    it('refused-names/names-where-there-are-none', async () => {
      @Controller()
      @Cors('partner')
      class NotesController {
        @Get()
        list(): void {}
      }
      const error = await refused(platform, options, [NotesController])
      expect(paths(error)).toEqual(['@Cors on NotesController'])
      expect(error.message).toMatch(/'?partner'?.*is the name of no policy: there are none/)
    })

    it('refused-names/names-of-every-object', async () => {
      for (const name of ['constructor', '__proto__', 'toString', '']) {
        class NotesController {
          list(): void {}
        }
        Controller()(NotesController)
        const descriptor = Object.getOwnPropertyDescriptor(NotesController.prototype, 'list')
        Get()(NotesController.prototype, 'list', descriptor ?? {})
        Cors(name)(NotesController.prototype, 'list', descriptor ?? {})
        const error = await refused(platform, options, [NotesController])
        expect(paths(error)).toEqual(['@Cors on NotesController.list'])
      }
    })

    for (const policies of [null, true, 'partner', ['partner']]) {
      it(`refused-names/names-of-nothing/${JSON.stringify(policies)}`, async () => {
        const started = refused(platform, { ...options, policies })
        await expect(started).rejects.toThrow(/policies is an object/)
      })
    }

    it('refused-names/a-name-of-nothing', async () => {
      const error = await refused(platform, { ...options, policies: { partner: undefined, other: null } })
      expect(paths(error).map((path) => path.split('.').slice(0, 2).join('.'))).toEqual([
        'policies.partner',
        'policies.other',
      ])
    })
  })
}
