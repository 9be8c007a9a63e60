import { describeAdapter } from '@cors/conformance'
import { reference, serveMade } from '../reference/serve.ts'

const routerless = serveMade({ ...reference, routePolicy: () => undefined })
const gaps = { 'route/preflight': 'the router cannot be asked' }

describeAdapter({ name: 'open', serve: routerless, gaps })
describeAdapter({ name: 'closed', serve: serveMade(reference), gaps })
describeAdapter({ name: 'undeclared', serve: routerless })
describeAdapter({ name: 'dead', serve: () => Promise.reject(new Error('the host does not start')), gaps })
