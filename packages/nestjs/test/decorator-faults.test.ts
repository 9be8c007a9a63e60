import { Cors, CorsConfigError, CorsModule } from '@cors/nestjs'
import { Controller, Get, Module, Put, type Type } from '@nestjs/common'
import { WebSocketGateway } from '@nestjs/websockets'
import { describe, expect, it } from 'vitest'
import { options, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'
import { paths } from './refused-start.ts'

// A variable that is not set, where a policy should be. Whoever has written @Cors wants another policy than
// the usual one, so to go on without it is the one thing that must not happen.

const unset: { readonly [id: string]: Parameters<typeof Cors>[0] } = {
  undefined: undefined as never,
  null: null as never,
}

interface Place {
  readonly id: string
  readonly make: (policy: Parameters<typeof Cors>[0]) => Type
  readonly path: string
}

const places: readonly Place[] = [
  {
    id: 'class',
    path: '@Cors on NotesController',
    make(policy) {
      @Cors(policy)
      @Controller('notes')
      class NotesController {
        @Get()
        list(): void {}
      }
      return NotesController
    },
  },
  {
    id: 'handler',
    path: '@Cors on NotesController.list',
    make(policy) {
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors(policy)
        list(): void {}
      }
      return NotesController
    },
  },
  {
    id: 'handler-of-a-decorated-class',
    path: '@Cors on NotesController.list',
    make(policy) {
      @Cors(options)
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors(policy)
        list(): void {}
        @Put()
        update(): void {}
      }
      return NotesController
    },
  },
  {
    id: 'class-over-a-decorated-handler',
    path: '@Cors on NotesController',
    make(policy) {
      @Cors(policy)
      @Controller('notes')
      class NotesController {
        @Get()
        @Cors(options)
        list(): void {}
        @Put()
        update(): void {}
      }
      return NotesController
    },
  },
  {
    id: 'base',
    path: '@Cors on NotesController',
    make(policy) {
      @Cors(policy)
      class Base {
        @Get()
        list(): void {}
      }
      @Controller('notes')
      class NotesController extends Base {}
      return NotesController
    },
  },
  {
    id: 'gateway',
    path: '@Cors on NotesGateway',
    make(policy) {
      @Cors(policy)
      @WebSocketGateway()
      class NotesGateway {}
      return NotesGateway
    },
  },
]

for (const platform of platforms) {
  describe(`decorator-faults, ${nest} on ${platform}`, () => {
    for (const { id, make, path } of places) {
      for (const [value, policy] of Object.entries(unset)) {
        it(`decorator-faults/${value}-on-${id}`, async () => {
          const made = make(policy)
          const parts = id === 'gateway' ? { providers: [made] } : { controllers: [made] }
          @Module({ imports: [CorsModule.forRoot(options)], ...parts })
          class AppModule {}
          const error = await start(AppModule, platform).catch((fault: unknown) => fault)
          expect(error).toBeInstanceOf(CorsConfigError)
          expect(paths(error as CorsConfigError)).toEqual([path])
          expect((error as CorsConfigError).message).toContain(`${path} null is not an object of options`)
        })
      }
    }
  })
}
