import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, Module, Scope, type Type } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { answerWith, granted, options, platforms, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const open = { origin: '*' } as const

/** A controller that nothing can be put on, in one of JavaScript's ways. */
const fixed: { readonly [id: string]: (controller: { list(): string }) => void } = {
  frozen: (controller) => void Object.freeze(controller),
  sealed: (controller) => void Object.seal(controller),
  'not-extensible': (controller) => void Object.preventExtensions(controller),
  'fixed-handler': (controller) =>
    void Object.defineProperty(controller, 'list', { value: () => 'notes', configurable: false }),
}

for (const platform of platforms) {
  describe(`handlers of frozen controllers, ${nest} on ${platform}`, () => {
    const appOf = (controller: Type): Type => {
      @Module({ imports: [CorsModule.forRoot(options)], controllers: [controller] })
      class AppModule {}
      return AppModule
    }

    for (const [id, fix] of Object.entries(fixed)) {
      it(`handlers/${id}`, async () => {
        @Cors(open)
        @Controller('notes')
        class OfClassController {
          constructor() {
            fix(this)
          }
          @Get()
          list(): string {
            return 'notes'
          }
        }
        @Controller('notes')
        class OfHandlerController {
          constructor() {
            fix(this)
          }
          @Get()
          @Cors(open)
          list(): string {
            return 'notes'
          }
        }
        for (const controller of [OfClassController, OfHandlerController]) {
          const sentence = new RegExp(
            `^the policy of ${controller.name}\\.list has no place: the controller is frozen, or the handler fixed\\.`,
          )
          const error = await start(appOf(controller), platform).catch((fault: unknown) => fault)
          expect(error).toBeInstanceOf(TypeError)
          expect((error as TypeError).message).toMatch(sentence)
        }
      })

      it(`handlers/${id}-without-a-policy`, async () => {
        @Controller('notes')
        class NotesController {
          constructor() {
            fix(this)
          }
          @Get()
          list(): string {
            return 'notes'
          }
        }
        const port = await start(appOf(NotesController), platform)
        expect(await send(port, { path: '/notes' }, web)).toEqual(
          answerWith({ status: 200, cors: granted, body: 'notes' }),
        )
      })

      // Nothing of this is there for the policies to be noted on: Nest asks the class.
      it(`handlers/${id}-of-each-request`, async () => {
        @Controller({ path: 'notes', scope: Scope.REQUEST })
        class NotesController {
          constructor() {
            fix(this)
          }
          @Get()
          @Cors(open)
          list(): string {
            return 'notes'
          }
        }
        const port = await start(appOf(NotesController), platform)
        expect(await send(port, { path: '/notes' }, web)).toEqual(
          answerWith({ status: 200, cors: { 'access-control-allow-origin': '*' }, body: 'notes' }),
        )
      })
    }
  })
}
