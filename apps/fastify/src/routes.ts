import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import serveFiles from '@fastify/static'
import type { FastifyContextConfig, FastifyPluginAsync, FastifyRequest } from 'fastify'

// What the routes do, in memory and without a word of CORS: that is all in server.ts.

type Json = Readonly<Record<string, unknown>>

interface Numbered {
  readonly Params: { readonly id: string }
  readonly Body: Json
}

const anyObject = { body: { type: 'object' } }

export const publicData: FastifyPluginAsync<{ readonly correctionConfig: FastifyContextConfig }> = async (
  scope,
  { correctionConfig: config },
) => {
  const corrections = new Map<string, Json>()
  scope.get('/quotes', async () => [{ text: 'Same origin, same trust.', author: 'a browser' }])
  scope.put<Numbered>('/quotes/:id', { schema: anyObject, config }, async ({ params, body }) => {
    corrections.set(params.id, body)
    return body
  })
}

export const account: FastifyPluginAsync = async (scope) => {
  await scope.register(cookie)
  const sessions = new Map<string, string>()
  const sessionCookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' } as const
  const user = { type: 'string', minLength: 1 }
  const signIn = { body: { type: 'object', required: ['user'], properties: { user } } }
  scope.post<{ Body: { readonly user: string } }>('/session', { schema: signIn }, async ({ body }, reply) => {
    const session = randomUUID()
    sessions.set(session, body.user)
    return reply.setCookie('session', session, sessionCookie).send({ user: body.user })
  })
  scope.delete('/session', async (request, reply) => {
    sessions.delete(sessionOf(request))
    return reply.clearCookie('session', sessionCookie).code(204).send()
  })
  scope.get('/me', async (request, reply) => {
    const signedIn = sessions.get(sessionOf(request))
    if (signedIn === undefined) return reply.code(401).send({ error: 'sign in first' })
    return { user: signedIn }
  })
}

function sessionOf({ cookies }: FastifyRequest): string {
  return String(cookies['session'])
}

export const notes: FastifyPluginAsync = async (scope) => {
  const stored = new Map<string, Json>()
  scope.addHook('onRequest', async ({ headers }, reply) => {
    if (headers.authorization === 'Bearer demo') return undefined
    return reply.code(401).send({ error: 'send Authorization: Bearer demo' })
  })
  scope.get('/', async () => Object.fromEntries(stored))
  scope.put<Numbered>('/:id', { schema: anyObject }, async ({ params, body }) => {
    stored.set(params.id, body)
    return body
  })
  scope.patch<Numbered>('/:id', { schema: anyObject }, async ({ params, body }) => {
    const note = { ...stored.get(params.id), ...body }
    stored.set(params.id, note)
    return note
  })
  scope.delete<Numbered>('/:id', async ({ params }, reply) => {
    stored.delete(params.id)
    return reply.code(204).send()
  })
}

export const files: FastifyPluginAsync = async (scope) => {
  await scope.register(multipart, { limits: { fileSize: 5_000_000, files: 1 } })
  scope.post('/', async (request, reply) => {
    const file = await request.file()
    if (file?.fieldname !== 'file') return reply.code(400).send({ error: 'send one part named "file"' })
    const { length } = await file.toBuffer()
    return reply.code(201).send({ name: file.filename, bytes: length })
  })
  scope.get('/report.csv', async (_request, reply) =>
    reply
      .header('content-disposition', 'attachment; filename="report.csv"')
      .type('text/csv; charset=utf-8')
      .send('month,total\n1,42\n'),
  )
}

export const assets: FastifyPluginAsync = async (scope) => {
  await scope.register(serveFiles, {
    root: fileURLToPath(new URL('../assets', import.meta.url)),
    immutable: true,
    maxAge: '365d',
    // For pages that ask for isolation (COEP), and for their timing figures.
    setHeaders(reply) {
      reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'timing-allow-origin': '*' })
    },
  })
}

export const widget: FastifyPluginAsync = async (scope) => {
  scope.post('/votes', async ({ headers }, reply) => {
    if (headers['x-widget-key'] === undefined) return reply.code(401).send({ error: 'no widget key' })
    return reply.header('ratelimit-remaining', '99').code(201).send({ counted: true })
  })
}

export const tenant: FastifyPluginAsync = async (scope) => {
  scope.get<{ Params: { readonly tenant: string } }>('/orders', async ({ params }) => ({
    tenant: params.tenant,
    orders: [{ id: 1 }],
  }))
}

export const broken: FastifyPluginAsync = async (scope) => {
  scope.get('/', async () => {
    throw new Error('the database is on fire')
  })
}

export const internal: FastifyPluginAsync = async (scope) => {
  scope.get('/', async () => ({ queue: 3 }))
}
