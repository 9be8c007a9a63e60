import { describeAdapter } from '@cors/conformance'
import { reference } from '../reference/cors.ts'
import { fetchReference } from '../reference/fetch/cors.ts'
import { serveFetchMade } from '../reference/fetch/serve.ts'
import { serveMade } from '../reference/serve.ts'

const routerless = serveMade({ ...reference, routePolicy: () => undefined })
const gaps = { 'route/preflight': 'the router cannot be asked' }

describeAdapter({ name: 'open', serve: routerless, gaps })
describeAdapter({ name: 'closed', serve: serveMade(reference), gaps })
describeAdapter({ name: 'undeclared', serve: routerless })
describeAdapter({ name: 'fetch', serve: serveFetchMade(fetchReference), isFetch: true })
describeAdapter({ name: 'no-fetch', serve: serveMade(reference), isFetch: true })
describeAdapter({ name: 'dead', serve: () => Promise.reject(new Error('the host does not start')), gaps })
