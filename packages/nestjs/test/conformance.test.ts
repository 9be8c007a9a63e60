import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import { serveOnExpress, serveOnFastify } from './host.ts'
import { nest } from './majors.ts'

describeAdapter({ name: `${nest} on Express`, serve: serveOnExpress('module') })
describeAdapter({ name: `${nest} on Fastify`, serve: serveOnFastify('module') })
describeAlone(`${nest} on Express`, serveOnExpress('module'))
describeAlone(`${nest} on Fastify`, serveOnFastify('module'))

// A preflight for what no route can be reached by is for the policy of the module.
const noMethod = {
  'preflight-method/two-lines': 'two methods at once are none that a route could have',
}
const noRouteOnFastify = 'on Fastify, @All stands for the methods that it knows'

describeAdapter({
  name: `${nest} on Express, with @Cors`,
  serve: serveOnExpress('decorator'),
  isOnRoutes: true,
  gaps: noMethod,
})
describeAdapter({
  name: `${nest} on Fastify, with @Cors`,
  serve: serveOnFastify('decorator'),
  isOnRoutes: true,
  gaps: {
    ...noMethod,
    'preflight-method/echoed': noRouteOnFastify,
    'preflight-method/full-list': noRouteOnFastify,
    'preflight-method/refused': noRouteOnFastify,
  },
})
