import { controlPath } from './fetch/remote.ts'
import type { Serve } from './fixture.ts'

/** Serves rows on a port of this machine where a handler of `createRemoteHandler` listens, in a process of its own. */
export function serveRemote(port: number): Serve {
  const control = `http://127.0.0.1:${port}${controlPath}`
  return async ({ fetch: { rowPolicy } }) => {
    await ask(control, { method: 'POST', body: JSON.stringify({ policy: rowPolicy }) })
    return {
      port,
      // The process outlives the row.
      close: () => {},
      reached: async () => (await ask(control)).json() as Promise<readonly string[]>,
    }
  }
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`the host answers ${response.status}: ${await response.text()}`)
  return response
}
