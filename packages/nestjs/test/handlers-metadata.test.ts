import { Cors, CorsModule } from '@cors/nestjs'
import { Module, type ModuleMetadata, type Type } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { describe, expect, it } from 'vitest'
import { type Answer, type Platform, platforms, send, start, web } from './exchange.ts'
import { SeeingGuard, controllerOf } from './handler-enhancers.ts'
import { nest } from './majors.ts'

// What enhancers find on a handler is what they would find without the module, on the same controller.

const nothing = (): void => undefined

const ways: { readonly [id: string]: Parameters<typeof controllerOf>[0] } = {
  'of-the-class': nothing,
  bound(controller) {
    controller.read = controller.read.bind(controller)
  },
  arrow(controller) {
    const { read } = controller
    controller.read = (id) => read.call(controller, id)
  },
  'bound-with-its-metadata'(controller) {
    const { read } = controller
    controller.read = read.bind(controller)
    for (const key of Reflect.getMetadataKeys(read)) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, read), controller.read)
    }
  },
}

/** What an application with this controller answers to a request that passes, and to others. */
async function answers(platform: Platform, controller: Type, imports: ModuleMetadata['imports'] = []) {
  const providers = [{ provide: APP_GUARD, useClass: SeeingGuard }]
  @Module({ imports, controllers: [controller], providers })
  class AppModule {
    onModuleInit(): void {
      Reflect.defineMetadata('late', 'late', (controller.prototype as { read: object }).read)
    }
  }
  const port = await start(AppModule, platform)
  const asked = ['/notes/5', '/notes/five', '/notes/7'].map((path) => send(port, { path }, web))
  return Promise.all(asked)
}

/** All but what only some platforms say. */
const shown = ({ status, body, headers }: Answer): object => {
  const { 'x-own': own, 'x-seen': seen } = headers
  return { status, body, own, seen }
}

const open = Cors({ origin: '*' })
const imports = [CorsModule.forRoot(false)]

for (const platform of platforms) {
  describe(`metadata of handlers, ${nest} on ${platform}`, () => {
    for (const [id, change] of Object.entries(ways)) {
      it(`handlers/metadata-${id}`, async () => {
        const plain = await answers(platform, controllerOf(change, nothing))
        const policed = await answers(platform, controllerOf(change, open), imports)
        expect(policed.map(shown)).toEqual(plain.map(shown))
        expect(policed.map(({ cors }) => cors)).toEqual(
          policed.map(() => ({ 'access-control-allow-origin': '*' })),
        )
      })
    }

    it('handlers/metadata-is-there-at-all', async () => {
      const [answer, unread, refused] = await answers(platform, controllerOf(nothing, open), imports)
      expect(answer).toMatchObject({ status: 203, body: 'mine number 50!' })
      expect(answer?.headers).toMatchObject({
        'x-own': 'own',
        'x-seen': 'read,admin,of the class,NotesController',
      })
      expect(unread).toMatchObject({ status: 400 })
      expect(refused).toMatchObject({ status: 403 })
    })

    // What a decorator has put on the function, as some do that are older than metadata.
    it('handlers/properties-of-the-function', async () => {
      for (const policed of [nothing, open]) {
        const [answer] = await answers(platform, controllerOf(nothing, policed), imports)
        expect(answer?.headers).toMatchObject({ 'x-flag': 'flag' })
      }
    })

    // What somebody has defined who goes over all controllers once they are there.
    it('handlers/metadata-that-comes-late', async () => {
      for (const policed of [nothing, open]) {
        const [answer] = await answers(platform, controllerOf(nothing, policed), imports)
        expect(answer?.headers).toMatchObject({ 'x-late': 'late' })
      }
    })
  })
}
