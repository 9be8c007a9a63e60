import { ForbiddenException, ImATeapotException } from '@nestjs/common'
import { type Reply, takeOver } from './raw-response.ts'

/** What `setOnRequestHook` of either platform takes. */
export type Hook = (
  this: unknown,
  request: { readonly headers: { readonly [name: string]: unknown } },
  response: Reply,
  done: (error?: unknown) => void,
) => unknown

/** A hook, and what an application with the module answers under it. */
export interface HookRow {
  readonly id: string
  readonly hook: Hook
  readonly status: Status | ((where: string) => Status)
  /** Where Nest by itself would not live through it, run the handler twice, or leave it at nothing. */
  readonly unlike?: readonly string[]
}

/** Of an answer; `open` where there is none, `cut off` where there will be none. */
export type Status = number | 'open' | 'cut off'

const express11 = 'nest@11 on express'
const fastify11 = 'nest@11 on fastify'
const fastify12 = 'nest@12 on fastify'

/** What is like a promise, of a library of its own. */
const thenable = (): object => ({
  // oxlint-disable-next-line unicorn/no-thenable -- It is what this is about.
  then: (_resolved: unknown, rejected?: (error: unknown) => void) => rejected?.(new ForbiddenException()),
})

export const hookRows: readonly HookRow[] = [
  { id: 'done', hook: (_request, _response, done) => done(), status: 200 },
  { id: 'done-later', hook: (_request, _response, done) => void setImmediate(done), status: 200 },
  { id: 'async-done', hook: async (_request, _response, done) => done(), status: 200 },
  { id: 'done-without-an-error', hook: (_request, _response, done) => done(null), status: 200 },
  {
    id: 'done-twice',
    hook(_request, _response, done) {
      done()
      done()
    },
    status: 200,
    unlike: [express11, fastify11],
  },
  { id: 'nothing', hook: () => undefined, status: 'open' },
  { id: 'resolves', hook: async () => undefined, status: (where) => (where === fastify12 ? 200 : 'open') },
  { id: 'error', hook: (_request, _response, done) => done(new Error('broken')), status: 500 },
  { id: 'exception', hook: (_request, _response, done) => done(new ForbiddenException()), status: 403 },
  {
    id: 'throws',
    hook() {
      throw new Error('broken')
    },
    status: 500,
    unlike: [fastify11],
  },
  {
    id: 'throws-an-exception',
    hook() {
      throw new ImATeapotException()
    },
    status: 418,
    unlike: [fastify11],
  },
  {
    id: 'throws-after-done',
    hook(_request, _response, done) {
      done()
      throw new Error('broken')
    },
    status: 200,
    unlike: [express11, fastify11],
  },
  {
    id: 'rejects',
    hook: async () => Promise.reject(new Error('broken')),
    status: 500,
    unlike: [express11, fastify11],
  },
  {
    id: 'rejects-with-an-exception',
    hook: async () => Promise.reject(new ImATeapotException()),
    status: 418,
    unlike: [express11, fastify11],
  },
  {
    id: 'rejects-with-nothing',
    // oxlint-disable-next-line prefer-promise-reject-errors -- People do.
    hook: async () => Promise.reject(),
    status: 500,
    unlike: [express11, fastify11],
  },
  {
    // To Express, an error that is nothing is none. But who fails so has not let the request on.
    id: 'rejects-with-zero',
    // oxlint-disable-next-line prefer-promise-reject-errors -- People do.
    hook: async () => Promise.reject(0),
    status: 500,
    unlike: [express11, fastify11],
  },
  {
    id: 'throws-nothing',
    hook() {
      // oxlint-disable-next-line no-throw-literal -- People do.
      throw undefined
    },
    // There, it is for Nest to say.
    status: (where) => (where === fastify12 ? 200 : 500),
    unlike: [express11, fastify11],
  },
  {
    id: 'rejects-after-done',
    async hook(_request, _response, done) {
      done()
      return Promise.reject(new Error('broken'))
    },
    status: 200,
    unlike: [express11, fastify11],
  },
  {
    id: 'rejects-as-another-promise',
    hook: thenable,
    status: 403,
    unlike: [express11, fastify11],
  },
  {
    id: 'answers',
    hook: (_request, response) => void takeOver(response).writeHead(218).end('from the hook'),
    status: 218,
  },
  {
    id: 'answers-later',
    async hook(_request, response) {
      const raw = takeOver(response)
      await new Promise(setImmediate)
      raw.writeHead(218).end('from the hook')
    },
    status: 218,
  },
  { id: 'sends', hook: (_request, response) => sendFrom(response), status: 218 },
  {
    id: 'sends-and-resolves',
    hook: async (_request, response) => sendFrom(response),
    status: 218,
  },
]

/** By what both platforms call it. */
function sendFrom(response: Reply): void {
  const { status } = response as unknown as { status(code: number): { send(body: string): unknown } }
  status.call(response, 218).send('from the hook')
}
