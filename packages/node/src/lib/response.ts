/**
 * What is needed of a Node response. `http.ServerResponse` and `http2.Http2ServerResponse` satisfy it
 * as they are, and so do the raw responses under Express, Koa and Fastify.
 */
export interface NodeResponse {
  readonly headersSent: boolean
  getHeader(name: string): number | string | string[] | undefined
  setHeader(name: string, value: string | string[]): unknown
  hasHeader(name: string): boolean
  getHeaderNames(): string[]
  removeHeader(name: string): void
  writeHead: (status: number, fields?: string[]) => unknown
  end(): unknown
}
