// Types exist for earlier majors of restify alone; this is what the tests use of 12.
declare module 'restify' {
  import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'

  export interface Response extends ServerResponse {
    readonly send: (status: number, body?: unknown) => void
    readonly redirect: (status: number, url: string, next: Next) => void
  }

  export type Next = (error?: unknown) => void

  export type Handler =
    | ((request: IncomingMessage, response: Response, next: Next) => void)
    | ((request: IncomingMessage, response: Response) => Promise<void>)

  type Mount = (path: string, ...handlers: readonly Handler[]) => unknown

  export interface Server {
    readonly server: HttpServer
    readonly pre: (...handlers: readonly Handler[]) => unknown
    readonly use: (...handlers: readonly (Handler | readonly Handler[])[]) => unknown
    readonly get: Mount
    readonly head: Mount
    readonly post: Mount
    readonly put: Mount
    readonly patch: Mount
    readonly del: Mount
    readonly opts: Mount
    readonly on: (
      event: 'restifyError' | 'InternalServer',
      listener: (request: IncomingMessage, response: Response, error: Error, done: () => void) => void,
    ) => unknown
    /** How many requests restify takes for unfinished. */
    readonly inflightRequests: () => number
    readonly listen: (port: number, host: string) => unknown
  }

  const restify: {
    readonly createServer: (options?: { readonly handleUncaughtExceptions?: boolean }) => Server
    readonly plugins: {
      readonly bodyParser: (options: { readonly maxBodySize: number }) => readonly Handler[]
      readonly gzipResponse: () => Handler
      readonly inflightRequestThrottle: (options: {
        readonly limit: number
        readonly server: Server
      }) => Handler
    }
  }
  export default restify
}
