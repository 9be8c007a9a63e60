import { Controller, Get, Module } from '@nestjs/common'
import { CorsModule } from '@cors/nestjs'
import { describe, it } from 'vitest'
import { evil, expectAnswer, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
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
      expectAnswer(await send(port, { path: '/notes' }, web), { status: 200, cors: granted })
      expectAnswer(await send(port, { path: '/notes' }, evil), { status: 200, cors: {} })
      expectAnswer(await send(port, preflight('PUT', undefined, '/notes'), web), { status: 204 })
      expectAnswer(await send(port, preflight('PUT', undefined, '/notes'), evil), { status: 403 })
    })
  })
}
