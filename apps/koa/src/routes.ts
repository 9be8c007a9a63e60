import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { bodyParser } from '@koa/bodyparser'
import multer from '@koa/multer'
import { Router } from '@koa/router'
import { send } from '@koa/send'
import type { Context, Middleware } from 'koa'

// What the routes do, in memory and without a word of CORS: that is all in server.ts.

const json = bodyParser({ enableTypes: ['json'], jsonLimit: '100kb' })

export function publicData({ beforeCorrection }: { readonly beforeCorrection: Middleware }): Router {
  const corrections = new Map<string, object>()
  return new Router()
    .get('/quotes', (ctx) => {
      ctx.body = [{ text: 'Same origin, same trust.', author: 'a browser' }]
    })
    .put('/quotes/:id', beforeCorrection, json, (ctx) => {
      const correction = bodyOf(ctx)
      corrections.set(idOf(ctx), correction)
      ctx.body = correction
    })
}

export function account(): Router {
  const sessions = new Map<string, string>()
  const cookie = { httpOnly: true, sameSite: 'lax' } as const
  return new Router()
    .use(json)
    .post('/session', (ctx: Context) => {
      const { user } = bodyOf(ctx) as { user?: unknown }
      if (typeof user !== 'string' || user === '') ctx.throw(400, 'send {"user": "a name"}')
      const session = randomUUID()
      sessions.set(session, user)
      ctx.cookies.set('session', session, cookie)
      ctx.body = { user }
    })
    .delete('/session', (ctx) => {
      sessions.delete(sessionOf(ctx))
      ctx.cookies.set('session', null, cookie)
      ctx.status = 204
    })
    .get('/me', (ctx) => {
      const user = sessions.get(sessionOf(ctx))
      if (user === undefined) ctx.throw(401, 'sign in first')
      ctx.body = { user }
    })
}

function sessionOf(ctx: Context): string {
  return String(ctx.cookies.get('session'))
}

export function notes(): Router {
  const stored = new Map<string, object>()
  return new Router()
    .use((ctx, next) => {
      if (ctx.get('authorization') !== 'Bearer demo') ctx.throw(401, 'send Authorization: Bearer demo')
      return next()
    }, json)
    .get('/', (ctx) => {
      ctx.body = Object.fromEntries(stored)
    })
    .put('/:id', (ctx) => {
      const note = bodyOf(ctx)
      stored.set(idOf(ctx), note)
      ctx.body = note
    })
    .patch('/:id', (ctx) => {
      const note = { ...stored.get(idOf(ctx)), ...bodyOf(ctx) }
      stored.set(idOf(ctx), note)
      ctx.body = note
    })
    .delete('/:id', (ctx) => {
      stored.delete(idOf(ctx))
      ctx.status = 204
    })
}

export function files(): Router {
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5_000_000, files: 1 } })
  return new Router()
    .post('/', upload.single('file'), (ctx: Context) => {
      const { file } = ctx as { file?: multer.File }
      if (file === undefined) ctx.throw(400, 'send one part named "file"')
      ctx.status = 201
      ctx.body = { name: file.originalname, bytes: file.size }
    })
    .get('/report.csv', (ctx) => {
      ctx.attachment('report.csv')
      ctx.body = 'month,total\n1,42\n'
    })
}

export function assets(): Router {
  const root = fileURLToPath(new URL('../assets', import.meta.url))
  return new Router().get('/:file', async (ctx) => {
    // For pages that ask for isolation (COEP), and for their timing figures.
    ctx.set({ 'cross-origin-resource-policy': 'cross-origin', 'timing-allow-origin': '*' })
    try {
      await send(ctx, String(ctx.params['file']), { root, immutable: true, maxAge: 365 * 86_400_000 })
    } catch (error) {
      // Its message would tell where the folder is.
      if ((error as { status?: unknown }).status === 404) ctx.throw(404)
      throw error
    }
  })
}

export function widget(): Router {
  return new Router().post('/votes', json, (ctx) => {
    if (ctx.get('x-widget-key') === '') ctx.throw(401, 'no widget key')
    ctx.set('ratelimit-remaining', '99')
    ctx.status = 201
    ctx.body = { counted: true }
  })
}

export function tenant(): Router {
  return new Router().get('/orders', (ctx) => {
    ctx.body = { tenant: ctx.params['tenant'], orders: [{ id: 1 }] }
  })
}

export function broken(): Router {
  return new Router().get('/', () => {
    throw new Error('the database is on fire')
  })
}

export function internal(): Router {
  return new Router().get('/', (ctx) => {
    ctx.body = { queue: 3 }
  })
}

function idOf(ctx: { readonly params: Readonly<Record<string, string>> }): string {
  return String(ctx.params['id'])
}

function bodyOf({ request }: { readonly request: { readonly body?: unknown } }): object {
  return request.body ?? {}
}
