import { Cors, CorsConfigError, CorsModule } from '@cors/nestjs'
import { Controller, Get, Module, Put } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { options, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'
import { paths, refused } from './refused-start.ts'

/** Options as JavaScript, and JSON, let people write them. */
const faulty = (policy: unknown): never => policy as never

for (const platform of platforms) {
  describe(`refused, ${nest} on ${platform}`, () => {
    it('refused/all-faults-at-once', async () => {
      @Controller('notes')
      @Cors(faulty({ origin: [], credentials: 'false' }))
      class NotesController {
        @Get()
        list(): void {}
        @Put()
        @Cors({ origin: 'https://notes.example/' })
        update(): void {}
      }
      @Controller('others')
      class OthersController {
        @Get()
        @Cors('partnre')
        list(): void {}
      }
      const error = await refused(
        platform,
        {
          origin: ['https://app.example.com', 'app.example.com'],
          maxAge: '1h',
          policies: {
            partner: { origin: ['https://partner.example/path'] },
            open: { origin: '*', credentials: true },
            fine: { origin: 'https://fine.example' },
          },
        },
        [NotesController, OthersController],
      )
      expect(paths(error).toSorted()).toEqual(
        [
          '@Cors on NotesController credentials',
          '@Cors on NotesController origin',
          '@Cors on NotesController.update origin',
          '@Cors on OthersController.list',
          'maxAge',
          'origin[1]',
          'policies.open.credentials',
          'policies.partner.origin[0]',
        ].toSorted(),
      )
      for (const path of paths(error)) expect(error.message).toContain(path)
      expect(error.message).toContain('Write "https://notes.example"')
      expect(error.message).toContain("there are 'partner', 'open', 'fine'")
    })

    it('refused/inherited', async () => {
      class Base {
        @Get()
        @Cors(faulty({ orgin: '*' }))
        list(): void {}
      }
      @Controller('notes')
      class NotesController extends Base {}
      const error = await refused(platform, options, [NotesController])
      expect(paths(error)).toContain('@Cors on NotesController.list orgin')
      expect(error.message).toMatch(/origin/)
    })

    it('refused/of-a-feature-module', async () => {
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors({ origin: 'https://*' })
        list(): void {}
      }
      @Module({ controllers: [NotesController] })
      class FeatureModule {}
      @Module({ imports: [FeatureModule, CorsModule.forRoot(options)] })
      class AppModule {}
      await expect(start(AppModule, platform)).rejects.toThrow(/@Cors on NotesController\.list origin/)
    })

    it('refused/as-data', async () => {
      const error = await refused(platform, { origin: 'https://app.example.com/' })
      expect(error).toBeInstanceOf(CorsConfigError)
      expect(error.name).toBe('CorsConfigError')
      expect(error.issues).toMatchObject([
        {
          severity: 'error',
          path: 'origin',
          value: 'https://app.example.com/',
          fix: 'https://app.example.com',
        },
      ])
      expect(Object.isFrozen(error.issues[0])).toBe(true)
    })

    it('refused/unset-variables', async () => {
      const error = await refused(platform, { origin: process.env['NO_SUCH_ORIGIN'], credentials: true })
      expect(paths(error)).toEqual(['origin'])
      expect(error.message).toMatch(/environment variable/)
    })

    it('refused/typos', async () => {
      const error = await refused(platform, { allowedOrigins: ['https://app.example.com'] })
      expect(paths(error)).toContain('allowedOrigins')
    })
  })
}
