import { cors } from '@cors/express'
import express, { type Express } from 'express'
import { member } from '../../calls/cases/origins.ts'
import { members, paths, tenants } from './messages.ts'

const origins = [
  ...Array.from({ length: members }, (_, index) => member(index)),
  ...Array.from({ length: tenants }, (_, index) => `https://*.tenant-${index}.example`),
]

/** An application with policies of each sort. */
export function createApp(): Express {
  const app = express()
  app.use(paths.listed, cors({ origin: origins }))
  app.use(paths.asked, cors({ origin: async (origin) => origin.endsWith('.example') }))
  // Another object for every request, so that there is always something to compile, and to forget.
  app.use(
    paths.chosen,
    cors(() => ({ origin: [...origins] })),
  )
  app.use((_request, response) => {
    response.send('text')
  })
  return app
}
