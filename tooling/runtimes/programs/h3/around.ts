import { withCors } from '@cors/fetch'
import { H3 } from 'h3'
import { options } from '../policies.ts'
import { addRoutes } from './routes.ts'

const app = addRoutes(new H3({ silent: true }), '/around')

export default { fetch: withCors(options, (request: Request) => app.fetch(request)) }
