import type { ServerResponse } from 'node:http'

/** Reads the fields that `writeHead` was given onto the response. */
type ReadArray = (response: ServerResponse, fields: readonly unknown[]) => void

/**
 * Does to a response what the package on-headers does, which compression, express-session, morgan and many
 * others stand on: `writeHead` of this one response is replaced; its fields are set one by one, the listener
 * runs, and the replaced function gets the status alone. Written anew, so that no package is needed.
 */
export function onHeaders(
  response: ServerResponse,
  listener: (response: ServerResponse) => void,
  readArray: ReadArray = readFlatOrPairs,
): void {
  const replaced = response.writeHead as (this: ServerResponse, ...head: unknown[]) => ServerResponse
  let fired = false
  function writeHead(this: ServerResponse, ...head: unknown[]): ServerResponse {
    const [status, message] = head
    const at = head.length > 1 && typeof message === 'string' ? 2 : 1
    const fields = head[at]
    this.statusCode = status as number
    if (Array.isArray(fields)) readArray(this, fields)
    else if (fields) for (const [name, value] of Object.entries(fields)) this.setHeader(name, value as string)
    let leading = head.slice(0, at)
    if (!fired) {
      fired = true
      listener(this)
      if (typeof leading[0] === 'number' && this.statusCode !== leading[0]) leading = [this.statusCode]
    }
    return replaced.apply(this, leading)
  }
  response.writeHead = writeHead
}

function readFlatOrPairs(response: ServerResponse, fields: readonly unknown[]): void {
  if (Array.isArray(fields[0])) {
    readPairs(response, fields)
    return
  }
  for (let index = 0; index < fields.length; index += 2) response.removeHeader(fields[index] as string)
  for (let index = 0; index < fields.length; index += 2) {
    response.appendHeader(fields[index] as string, fields[index + 1] as string)
  }
}

/** As on-headers did for most of its life, and as its installed copies do: a flat array is misread. */
export function readPairs(response: ServerResponse, fields: readonly unknown[]): void {
  for (const [name, value] of fields as readonly (readonly [string, string])[])
    response.setHeader(name, value)
}
