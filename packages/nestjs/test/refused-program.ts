import { Cors, CorsModule, type CorsModuleSource } from '@cors/nestjs'
import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type Platform, adapterOf } from './exchange.ts'
import { nest } from './majors.ts'

// The `main.ts` of a team, with a fault or without one. Run by refused-child.mjs.

const { PLATFORM: platform = 'express', ORIGIN: origin, POLICY: policy = 'partner' } = process.env

@Controller('notes')
@Cors(policy)
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
}

const source = { origin, policies: { partner: { origin: '*' } } } as CorsModuleSource

@Module({ imports: [CorsModule.forRoot(source)], controllers: [NotesController] })
class AppModule {}

const app = await NestFactory.create(AppModule, adapterOf(platform as Platform))
await app.listen(0, '127.0.0.1')
console.log(`${nest} listens: ${app.getHttpServer().listening}`)
await app.close()
