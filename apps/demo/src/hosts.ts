import type { RequestListener } from 'node:http'
import { createApp as createExpressApp } from '@apps/express'
import { createApp as createFastifyApp } from '@apps/fastify'
import { createApp as createKoaApp } from '@apps/koa'

/** A framework with its sample API. */
export interface Host {
  /** What it is called on the command line. */
  readonly name: string
  readonly title: string
  /** Makes the API, which allows one origin. */
  readonly createApi: (origin: string) => RequestListener | Promise<RequestListener>
}

export const hosts: readonly Host[] = [
  {
    name: 'express',
    title: 'Express 5',
    createApi: (origin) => createExpressApp(optionsFor(origin)),
  },
  {
    name: 'koa',
    title: 'Koa 3',
    createApi: (origin) => createKoaApp(optionsFor(origin)).callback(),
  },
  {
    name: 'fastify',
    title: 'Fastify 5',
    async createApi(origin) {
      const app = createFastifyApp(optionsFor(origin))
      await app.ready()
      return (request, response) => void app.server.emit('request', request, response)
    },
  },
]

function optionsFor(origin: string): Parameters<typeof createExpressApp>[0] {
  return {
    origins: [origin],
    // A look-up that takes a moment, as a database does.
    async tenantOrigins(tenant) {
      await new Promise(setImmediate)
      return tenant === 'acme' ? [origin] : []
    },
    // The 500 is part of the show.
    onError() {},
  }
}
