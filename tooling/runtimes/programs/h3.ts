import { cors, withCors } from '@cors/fetch'
import { H3, toResponse } from 'h3'
import { options } from './policies.ts'

const { handle, apply } = cors(options)

const inside = new H3({ silent: true }).use(async (event, next) => {
  const answer = handle(event.req)
  if (answer) return answer
  // What a handler throws is a response only here.
  const response = await toResponse((async () => next())(), event, { silent: true })
  return apply(event.req, response)
})
const around = new H3({ silent: true })

for (const [way, app] of Object.entries({ inside, around })) {
  app.get(`/${way}/notes`, () => [{ id: 1 }])
  app.get(`/${way}/thrown`, () => {
    throw new Error('thrown by the handler')
  })
}

const covered = withCors(options, async (request: Request) => around.fetch(request))

export default {
  fetch: async (request: Request): Promise<Response> =>
    new URL(request.url).pathname.startsWith('/inside/') ? inside.fetch(request) : covered(request),
}
