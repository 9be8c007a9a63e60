import express, { type Request, Router } from 'express'

// What the tenants' pages come for, in memory and without a word of CORS: that is all in server.ts.

export function orders(): Router {
  return Router({ mergeParams: true })
    .get('/orders', (request: Request<{ tenant: string }>, response) => {
      response.json({ tenant: request.params.tenant, orders: [{ id: 1 }] })
    })
    .put('/orders/:id', express.json(), (request, response) => {
      response.json({ id: request.params.id, saved: true })
    })
    .get('/broken', () => {
      throw new Error('the orders are on fire')
    })
}
