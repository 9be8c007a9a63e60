import type { RequestListener, Server } from 'node:http'
import { createApp as createExpressApp } from '@apps/express'
import { createApp as createFastifyApp } from '@apps/fastify'
import { createApp as createKoaApp } from '@apps/koa'
import type { Platform } from '@apps/nestjs'

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
      return listenerOf(app.server)
    },
  },
  {
    name: 'nestjs',
    title: 'Nest 12 on Express',
    createApi: (origin) => createNestApi('express', origin),
  },
  {
    name: 'nestjs-fastify',
    title: 'Nest 12 on Fastify',
    createApi: (origin) => createNestApi('fastify', origin),
  },
]

async function createNestApi(platform: Platform, origin: string): Promise<RequestListener> {
  // Late, because Nest takes longer to load than all the others: who has chosen another host need not wait.
  const { createApp, serverOf } = await import('@apps/nestjs')
  return listenerOf(await serverOf(await createApp(platform, () => optionsFor(origin))))
}

/** What a server does with requests that another one gets. */
function listenerOf(server: Server): RequestListener {
  return (request, response) => void server.emit('request', request, response)
}

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
