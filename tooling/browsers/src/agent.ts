import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** Runs code in documents that fetch it: for a browser that cannot be driven from outside. */
export interface Agent {
  /** The script that such a document must run. */
  readonly script: string
  /** A page that does nothing but run it. */
  readonly url: string
  /**
   * The next document at this URL, to be asked for before it is there. One that has asked before is none: another document of the same URL may be
   * leaving, and would take with it what was meant for its successor.
   */
  readonly arrive: (url: string) => Promise<string>
  /**
   * Runs an expression in a document, as soon as it asks, and gives back what it resolves to, by way of JSON.
   * Rejects with the text of what it throws.
   */
  readonly run: (document: string, expression: string) => Promise<unknown>
  readonly close: () => void
}

interface Task {
  readonly document: string
  readonly expression: string
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

/** What a document tells. */
interface Outcome {
  readonly value?: unknown
  readonly error?: string
}

export async function startAgent(): Promise<Agent> {
  const known = new Set<string>()
  const arrivals = new Map<string, (document: string) => void>()
  const tasks = new Set<Task>()
  const waiting = new Map<string, ServerResponse>()
  const running = new Map<string, Task>()
  const welcome = (document: string, url: string): void => {
    if (known.has(document)) return
    known.add(document)
    arrivals.get(url)?.(document)
    arrivals.delete(url)
  }
  const giveTask = (document: string): void => {
    const response = waiting.get(document)
    const task = [...tasks].find((candidate) => candidate.document === document)
    if (response === undefined || task === undefined) return
    waiting.delete(document)
    tasks.delete(task)
    running.set(document, task)
    response.end(JSON.stringify(task.expression))
  }
  const finish = async (
    document: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { value = null, error } = (await json(request)) as Outcome
    response.end()
    const task = running.get(document)
    running.delete(document)
    if (error === undefined) task?.resolve(value)
    else task?.reject(new Error(error))
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://agent')
    response.setHeader('access-control-allow-origin', '*')
    const document = searchParams.get('document') ?? ''
    if (pathname === '/next') {
      welcome(document, searchParams.get('url') ?? '')
      waiting.set(document, response)
      response.on('close', () => {
        if (waiting.get(document) === response) waiting.delete(document)
      })
      giveTask(document)
    } else if (pathname === '/done')
      // A document that leaves in the middle of it has not done it.
      finish(document, request, response).catch(() => {})
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
    arrive: (arriving) => new Promise((resolve) => arrivals.set(arriving, resolve)),
    run: (document, expression) =>
      new Promise((resolve, reject) => {
        tasks.add({ document, expression, resolve, reject })
        giveTask(document)
      }),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Runs in the document. */
async function loop(agent: string): Promise<void> {
  const { href } = (globalThis as unknown as { readonly location: { readonly href: string } }).location
  // Not `randomUUID()`, which origins without TLS lack.
  const document = `document=${Math.random()}`
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    const asked = await fetch(`${agent}next?${document}&url=${encodeURIComponent(href)}`)
    // oxlint-disable-next-line no-await-in-loop -- the same
    const expression = (await asked.json()) as string
    let body: string
    try {
      // oxlint-disable-next-line no-await-in-loop, no-eval -- the same, and this is what the page is for
      body = JSON.stringify({ value: await (0, eval)(expression) })
    } catch (error) {
      body = JSON.stringify({ error: error instanceof Error ? String(error) : typeof error })
    }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await fetch(`${agent}done?${document}`, { method: 'POST', body })
  }
}
