import { createRequire } from 'node:module'
import type { Server } from 'node:http'
import { ExpressAdapter } from '@nestjs/platform-express'

interface Express {
  enable: (setting: string) => Express
  use: (path: string, handler: unknown) => Express
  listen: (port: number, host: string) => Server
}

const fromHere = createRequire(import.meta.url)

/** Makes an Express application, of the version that Nest stands on. */
export const createExpress = createRequire(fromHere.resolve('@nestjs/platform-express'))(
  'express',
) as () => Express

/** An adapter over an application that tells `/a` from `/A` and `/a/`: its router takes these settings only at first. */
export function createStrictExpress(): ExpressAdapter {
  return new ExpressAdapter(createExpress().enable('strict routing').enable('case sensitive routing'))
}
