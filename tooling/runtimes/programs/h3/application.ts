import { cors } from '@cors/h3'
import { type EventHandler, H3 } from 'h3'
import { options, strict } from '../policies.ts'
import { addRoutes } from './routes.ts'

/** An application with the adapter, over routes with a WebSocket of the runtime's. */
export function createApp(socket: EventHandler): H3 {
  const app = new H3({ silent: true }).use('/inside/**', cors(options)).use('/strict/**', cors(strict))
  app.get('/inside/socket', socket).get('/strict/socket', socket)
  return addRoutes(app, '/inside')
}
