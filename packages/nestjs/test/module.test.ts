import { Controller, Get, Module } from '@nestjs/common'
import { CorsModule } from '@cors/nestjs'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

@Controller('notes')
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
}

@Module({ imports: [CorsModule.forRoot(options)], controllers: [NotesController] })
class AppModule {}

for (const platform of platforms) {
  describe(`module, ${nest} on ${platform}`, () => {
    it('module/for-root', async () => {
      const port = await start(AppModule, platform)
      expect(await send(port, { path: '/notes' }, web)).toEqual(answerWith({ status: 200, cors: granted }))
      expect(await send(port, { path: '/notes' }, evil)).toEqual(answerWith({ status: 200, cors: {} }))
      expect(await send(port, preflight('PUT', undefined, '/notes'), web)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, '/notes'), evil)).toMatchObject({ status: 403 })
    })
  })
}
