import { CorsModule } from '@cors/nestjs'
import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common'
import type { Policy } from '../cases/case.ts'
import { Controller, Get, Module, NestFactory, Res } from './nest.ts'
import { toOurs } from './ours.ts'

/** An application with one route, that answers by what the platform calls a response. */
export function createApp(
  adapter: object,
  answer: (response: never) => void,
  imports: NonNullable<ModuleMetadata['imports']> = [],
): Promise<INestApplication> {
  return NestFactory.create(moduleOf(answer, imports), adapter as never, {
    logger: false,
    abortOnError: false,
  })
}

/** Ours, to be imported. */
export function importOurs(policy: Policy): NonNullable<ModuleMetadata['imports']> {
  return [CorsModule.forRoot(toOurs(policy))]
}

class Root {
  readonly subject = 'notes'
}

// Decorators as functions: Node runs these sources as they are, and has no decorators.
function moduleOf(answer: (response: never) => void, imports: NonNullable<ModuleMetadata['imports']>): Type {
  class NotesController {
    read(response: never): void {
      answer(response)
    }
  }
  const { prototype } = NotesController
  const method = Object.getOwnPropertyDescriptor(prototype, 'read')
  Res()(prototype, 'read', 0)
  Get()(prototype, 'read', method as PropertyDescriptor)
  Controller()(NotesController)
  // Anew each time: Nest notes on the class itself what it is.
  const AppModule = class extends Root {}
  Module({ imports, controllers: [NotesController] })(AppModule)
  return AppModule
}
