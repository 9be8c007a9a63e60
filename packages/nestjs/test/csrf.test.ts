import { Cors, CorsModule, type CorsModuleSource, CorsService } from '@cors/nestjs'
import { Body, Controller, type INestApplication, Module, Post } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const partner = 'https://partner.example'

/** A module under these policies, with a controller of its own policy. */
function moduleOf(source: CorsModuleSource): new () => object {
  @Controller('notes')
  class NotesController {
    @Post()
    make(@Body() body: unknown): unknown {
      return body
    }
  }
  @Cors({ origin: [partner] })
  @Controller('partner')
  class PartnerController {
    @Post()
    make(): string {
      return 'made'
    }
  }
  @Module({ imports: [CorsModule.forRoot(source)], controllers: [NotesController, PartnerController] })
  class AppModule {}
  return AppModule
}

// Nest has it since 12.
const withProtection = nest === 'nest@12' ? platforms : []

/** A POST as a browser sends it for a page of another site. */
const post = (path = '/notes') => ({ method: 'POST', path, headers: { 'sec-fetch-site': 'cross-site' } })

for (const platform of withProtection) {
  describe(`csrf, ${nest} on ${platform}`, () => {
    it('csrf/one-list-for-both', async () => {
      const port = await start(moduleOf(options), platform, {
        main: (app) => app.enableCsrfProtection({ trustedOrigins: app.get(CorsService).trustedOrigins() }),
      })
      expect(await send(port, post(), web)).toMatchObject({ status: 201, cors: granted, vary: ['Origin'] })
      expect(await send(port, post(), evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, vary: ['Origin'] }),
      )
      // A program, or a page of the same site.
      expect(await send(port, post())).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      expect(await send(port, { method: 'POST', path: '/notes' })).toMatchObject({ status: 201 })
    })

    it('csrf/what-it-refuses-can-be-read', async () => {
      const port = await start(moduleOf(options), platform, { main: (app) => app.enableCsrfProtection() })
      const refused = await send(port, post(), web)
      expect(refused).toMatchObject({ status: 403, cors: granted, vary: ['Origin'] })
      expect(refused.body).toMatch(/Cross-origin request detected/)
      expect(await send(port, preflight('POST', 'x-a', '/notes'), web)).toMatchObject({ status: 204 })
    })

    it('csrf/by-the-policy-of-the-handler', async () => {
      const port = await start(moduleOf(options), platform, { main: (app) => app.enableCsrfProtection() })
      expect(await send(port, post('/partner'), partner)).toMatchObject({
        status: 403,
        cors: { 'access-control-allow-origin': partner },
      })
      expect(await send(port, post('/partner'), web)).toEqual(
        expect.objectContaining({ status: 403, cors: {} }),
      )
      expect(await send(port, post(), partner)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
    })

    it('csrf/a-named-list', async () => {
      const source = { ...options, policies: { trusted: { origin: [partner] } } }
      const port = await start(moduleOf(source), platform, {
        main: (app) =>
          app.enableCsrfProtection({ trustedOrigins: app.get(CorsService).trustedOrigins('trusted') }),
      })
      expect(await send(port, post('/partner'), partner)).toMatchObject({ status: 201 })
      expect(await send(port, post(), web)).toMatchObject({ status: 403, cors: granted })
    })

    it('csrf/an-exclude-function-for-what-is-no-list', async () => {
      const source = { origin: ['https://*.example.com'], credentials: true } as const
      const port = await start(moduleOf(source), platform, {
        main(app) {
          const service = app.get(CorsService)
          app.enableCsrfProtection({
            exclude: ({ headers }: { headers: { origin?: string } }) =>
              service.allows(headers.origin) === true,
          })
        },
      })
      expect(await send(port, post(), web)).toMatchObject({ status: 201 })
      expect(await send(port, post(), evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      expect(await send(port, post())).toMatchObject({ status: 403 })
    })
  })
}

/** What `trustedOrigins` says of a policy, or why it does not. */
async function listed(source: CorsModuleSource, name?: string): Promise<unknown> {
  let said: unknown
  await start(moduleOf(source), 'express', {
    main(app: INestApplication) {
      try {
        said = app.get(CorsService).trustedOrigins(name)
      } catch (error) {
        said = error
      }
    },
  })
  return said
}

const unlisted: { readonly [id: string]: CorsModuleSource } = {
  any: { origin: '*' },
  reflected: { origin: '*', dangerouslyReflectAnyOrigin: true },
  wildcard: { origin: ['https://a.example', 'https://*.b.example'] },
  'wildcard-port': { origin: ['http://localhost:*'] },
  expression: { origin: [/^https:\/\/a\.example$/] },
  predicate: { origin: () => true },
  'predicate-later': { origin: async () => Promise.resolve(true) },
}

describe(`csrf, ${nest}`, () => {
  it('csrf/lists-what-is-listed', async () => {
    expect(await listed({ origin: [web, partner] })).toEqual([web, partner])
    expect(await listed({ origin: web })).toEqual([web])
    expect(await listed(false)).toEqual([])
    expect(await listed({ ...options, policies: { trusted: { origin: partner } } }, 'trusted')).toEqual([
      partner,
    ])
  })

  for (const [id, source] of Object.entries(unlisted)) {
    it(`csrf/refuses-to-list/${id}`, async () => {
      for (const [each, name] of [
        [source, undefined],
        [{ policy: false, policies: { trusted: source } }, 'trusted'],
      ] as const) {
        const error = await listed(each as CorsModuleSource, name)
        expect(error).toBeInstanceOf(TypeError)
        expect(String(error)).toMatch(/exclude function that asks .*allows\(origin\)/)
      }
    })
  }

  it('csrf/refuses-to-list/function', async () => {
    expect(await listed(() => options)).toBeInstanceOf(TypeError)
    expect(String(await listed(() => options))).toMatch(/picks one for each request/)
  })

  it('csrf/refuses-to-list/unknown-name', async () => {
    const error = await listed({ ...options, policies: { known: false } }, 'none')
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toMatch(/Known: known/)
  })
})
