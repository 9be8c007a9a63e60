import { cors } from '@cors/koa'
import type Koa from 'koa'
import { describe, expect, it, onTestFinished } from 'vitest'
import { options, send, serve, web } from './exchange.ts'
import { majors, routerMajors } from './majors.ts'
import type { Kit } from './route-rows.ts'
import { ok } from './rows.ts'

interface Row {
  readonly id: string
  readonly mount: (app: Koa, path: string, Router: Kit['Router']) => unknown
  readonly warns: boolean
}

const open = { origin: '*' } as const

const rows: readonly Row[] = [
  { id: 'of-the-application', mount: (app) => app.use(cors(open)).use(ok), warns: true },
  // It is there to replace.
  {
    id: 'of-a-route',
    mount: (app, path, Router) => app.use(new Router().get(path, cors(open), ok).routes()),
    warns: false,
  },
  {
    id: 'of-a-router',
    mount: (app, path, Router) => app.use(new Router().use(cors(open)).get(path, ok).routes()),
    warns: false,
  },
]

for (const [koa, Host] of majors) {
  for (const [router, Router] of routerMajors) {
    describe(`two policies, ${koa} with ${router}`, () => {
      for (const { id, mount, warns } of rows) {
        it(`two-policies/${id}`, async () => {
          // A warning is given once for each route.
          const path = `/${id}/${koa}/${router}`.replaceAll('@', '')
          const warnings: { readonly code?: string; readonly message: string }[] = []
          const listener = (warning: Error): void => void warnings.push(warning)
          process.on('warning', listener)
          onTestFinished(() => void process.off('warning', listener))
          const app = new Host().use(cors(options))
          mount(app, path, Router)
          const answer = await send(await serve(app), { path: `${path}?secret=1` }, web)
          expect(answer.cors).toEqual({ 'access-control-allow-origin': '*' })
          await new Promise(setImmediate)
          expect(warnings.map(({ code }) => code)).toEqual(warns ? ['CORS_TWO_POLICIES'] : [])
          for (const { message } of warnings) {
            expect(message).toContain(`GET ${path} `)
            expect(message).not.toContain('secret')
          }
        })
      }
    })
  }
}
