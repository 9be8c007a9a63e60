import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Runs code in pages that fetch it: for a browser that cannot be driven from outside. */
export interface Agent {
  /** The script that such a page must run. */
  readonly script: string
  /** A page that does nothing but run it, whatever its query. */
  readonly url: string
  /** Runs an expression in the page at this URL, as soon as there is one, and gives back the JSON of what it resolves to. */
  readonly run: (page: string, expression: string) => Promise<string>
  readonly close: () => void
}

interface Task {
  readonly page: string
  readonly expression: string
  readonly resolve: (json: string) => void
}

interface Waiting {
  readonly page: string
  readonly response: ServerResponse
}

export async function startAgent(): Promise<Agent> {
  const tasks = new Set<Task>()
  const pages = new Set<Waiting>()
  const running = new Map<string, Task>()
  let last = 0
  const give = (task: Task, { response }: Waiting): void => {
    last += 1
    running.set(String(last), task)
    response.end(JSON.stringify({ id: last, expression: task.expression }))
  }
  const waitForTask = (waiting: Waiting): void => {
    const task = [...tasks].find(({ page }) => page === waiting.page)
    if (task === undefined) {
      pages.add(waiting)
      waiting.response.on('close', () => pages.delete(waiting))
    } else {
      tasks.delete(task)
      give(task, waiting)
    }
  }
  const finish = async (id: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const json = await text(request)
    response.end()
    running.get(id)?.resolve(json)
    running.delete(id)
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://agent')
    response.setHeader('access-control-allow-origin', '*')
    if (pathname === '/next') waitForTask({ page: searchParams.get('page') ?? '', response })
    else if (pathname === '/done')
      // A page that leaves in the middle of it has not done it.
      finish(searchParams.get('id') ?? '', request, response).catch(() => {})
    else {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><link rel=icon href=data:,><script>${script}</script>`)
    }
  }).listen(0, '127.0.0.1')
  // A connection that closes while it is being used again would be the end of the page's loop.
  server.keepAliveTimeout = 0
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const script = `(${loop.toString()})(${JSON.stringify(url)})`
  return {
    script,
    url,
    run: (page, expression) =>
      new Promise((resolve) => {
        const task = { page, expression, resolve }
        const waiting = [...pages].find((candidate) => candidate.page === page)
        if (waiting === undefined) {
          tasks.add(task)
        } else {
          pages.delete(waiting)
          give(task, waiting)
        }
      }),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Runs in the page. */
async function loop(agent: string): Promise<void> {
  const { href } = (globalThis as unknown as { readonly location: { readonly href: string } }).location
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    const asked = await fetch(`${agent}next?page=${encodeURIComponent(href)}`)
    // oxlint-disable-next-line no-await-in-loop -- the same
    const { id, expression } = (await asked.json()) as { readonly id: number; readonly expression: string }
    // oxlint-disable-next-line no-await-in-loop, no-eval -- the same, and this is what the page is for
    const result: unknown = await (0, eval)(expression)
    // oxlint-disable-next-line no-await-in-loop -- the same
    await fetch(`${agent}done?id=${id}`, { method: 'POST', body: JSON.stringify(result) ?? 'null' })
  }
}
