import express from 'express'
import type { Exchange } from '../measuring/exchange.ts'

// Of one application for all contenders: each brings prototypes of its own, and of many there is no machine
// code that knows them.
const { request: requestPrototype, response: responsePrototype } = express()

/** Makes of an exchange what Express makes of it before its middleware runs. */
export function enterExpress({ request, response }: Exchange): void {
  Object.setPrototypeOf(request, requestPrototype)
  Object.setPrototypeOf(response, responsePrototype)
  Object.assign(request, { res: response })
  Object.assign(response, { req: request })
}
