/** One header line: its name and its value, as they stand on the wire. */
export type HeaderLine = readonly [name: string, value: string]

/** A request, written out. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  /** In order, duplicates kept. `Host` and `Content-Length` are added where they are missing. */
  readonly headers: readonly HeaderLine[]
  readonly body?: string
}

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number
  readonly message: string
  /** In order, duplicates kept. */
  readonly headers: readonly HeaderLine[]
  readonly body: string
  /** The client's port: what the server sees as `socket.remotePort`. */
  readonly clientPort: number
}
