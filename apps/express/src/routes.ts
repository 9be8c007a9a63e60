import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookieParser from 'cookie-parser'
import express, { type Request, type RequestHandler, Router } from 'express'
import multer from 'multer'

// What the routes do, in memory and without a word of CORS: that is all in server.ts.

export function publicData({ beforeCorrection }: { readonly beforeCorrection: RequestHandler }): Router {
  const corrections = new Map<string, object>()
  return Router()
    .get('/quotes', (_request, response) => {
      response.json([{ text: 'Same origin, same trust.', author: 'a browser' }])
    })
    .put('/quotes/:id', beforeCorrection, express.json(), (request, response) => {
      const correction = bodyOf(request)
      corrections.set(String(request.params['id']), correction)
      response.json(correction)
    })
}

export function account(): Router {
  const sessions = new Map<string, string>()
  const cookie = { httpOnly: true, sameSite: 'lax' } as const
  return Router()
    .use(cookieParser(), express.json())
    .post('/session', (request, response) => {
      const { user } = (request.body ?? {}) as { user?: unknown }
      if (typeof user !== 'string' || user === '') {
        response.status(400).json({ error: 'send {"user": "a name"}' })
        return
      }
      const session = randomUUID()
      sessions.set(session, user)
      response.cookie('session', session, { ...cookie, secure: request.secure }).json({ user })
    })
    .delete('/session', (request, response) => {
      sessions.delete(sessionOf(request))
      response.clearCookie('session', cookie).status(204).end()
    })
    .get('/me', (request, response) => {
      const user = sessions.get(sessionOf(request))
      if (user === undefined) response.status(401).json({ error: 'sign in first' })
      else response.json({ user })
    })
}

function sessionOf(request: Request): string {
  return String((request.cookies as { session?: unknown }).session)
}

export function notes(): Router {
  const stored = new Map<string, object>()
  return Router()
    .use((request, response, next) => {
      if (request.get('authorization') === 'Bearer demo') next()
      else response.status(401).json({ error: 'send Authorization: Bearer demo' })
    }, express.json())
    .get('/', (_request, response) => void response.json(Object.fromEntries(stored)))
    .put('/:id', (request, response) => {
      const note = bodyOf(request)
      stored.set(request.params.id, note)
      response.json(note)
    })
    .patch('/:id', (request, response) => {
      const note = { ...stored.get(request.params.id), ...bodyOf(request) }
      stored.set(request.params.id, note)
      response.json(note)
    })
    .delete('/:id', (request, response) => {
      stored.delete(request.params.id)
      response.status(204).end()
    })
}

function bodyOf(request: Request): object {
  return (request.body ?? {}) as object
}

export function files(): Router {
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5_000_000, files: 1 } })
  return Router()
    .post('/', upload.single('file'), (request, response) => {
      if (request.file === undefined) response.status(400).json({ error: 'send one part named "file"' })
      else response.status(201).json({ name: request.file.originalname, bytes: request.file.size })
    })
    .get('/report.csv', (_request, response) => {
      response.attachment('report.csv').send('month,total\n1,42\n')
    })
}

export function assets(): Router {
  const folder = fileURLToPath(new URL('../assets', import.meta.url))
  return Router().use(
    express.static(folder, {
      immutable: true,
      maxAge: '365d',
      // For pages that ask for isolation (COEP), and for their timing figures.
      setHeaders: (response) =>
        response
          .setHeader('cross-origin-resource-policy', 'cross-origin')
          .setHeader('timing-allow-origin', '*'),
    }),
  )
}

export function widget(): Router {
  return Router().post('/votes', express.json(), (request, response) => {
    if (request.get('x-widget-key') === undefined) response.status(401).json({ error: 'no widget key' })
    else response.set('ratelimit-remaining', '99').status(201).json({ counted: true })
  })
}

export function tenant(): Router {
  return Router({ mergeParams: true }).get('/orders', (request: Request<{ tenant: string }>, response) => {
    response.json({ tenant: request.params.tenant, orders: [{ id: 1 }] })
  })
}

export function broken(): Router {
  return Router().get('/', () => {
    throw new Error('the database is on fire')
  })
}

export function internal(): Router {
  return Router().get('/', (_request, response) => {
    response.json({ queue: 3 })
  })
}
