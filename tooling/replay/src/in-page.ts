import type { PageRequest } from '@cors/browser'

/** A request to make, at the URL at which its exchange is served. */
export interface Task {
  readonly id: number
  readonly request: PageRequest
}

/** What the page learned. */
export interface Outcome {
  readonly ok: boolean
  /** Of a response of `fetch()`; XMLHttpRequest tells none. */
  readonly type?: string
  readonly status?: number
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly error?: string
}

/** The globals of a page, as far as they are used here. */
interface Page {
  fetch(url: string, init: object): Promise<Response>
  readonly XMLHttpRequest: new () => Xhr
}

interface Xhr extends EventTarget {
  readonly upload: EventTarget
  readonly status: number
  timeout: number
  responseType: string
  withCredentials: boolean
  open(method: string, url: string, isAsync: boolean, user?: string | null, password?: string | null): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string
  send(body?: string): void
}

/** Makes requests, so many at a time. Runs in the page: everything that it uses is inside. */
export async function perform({
  tasks,
  atOnce,
  patience,
}: {
  readonly tasks: readonly Task[]
  readonly atOnce: number
  /** Milliseconds. */
  readonly patience: number
}): Promise<readonly Outcome[]> {
  const page = globalThis as unknown as Page
  const byFetch = async (request: PageRequest): Promise<Outcome> => {
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), patience)
    try {
      const {
        url,
        headers = [],
        documentOrigin: _,
        api: _api,
        uploadListeners: _listeners,
        ...init
      } = request
      const response = await page.fetch(url, {
        ...init,
        headers: headers.map(([name, value]) => [name, value]),
        signal: giveUp.signal,
      })
      await response.arrayBuffer().catch(() => {})
      return { ok: true, type: response.type, status: response.status, headers: [...response.headers] }
    } catch (error) {
      return { ok: false, error: giveUp.signal.aborted ? 'timeout' : String(error) }
    } finally {
      clearTimeout(timer)
    }
  }
  const byXhr = (request: PageRequest): Promise<Outcome> =>
    new Promise((resolve) => {
      const xhr = new page.XMLHttpRequest()
      for (const event of ['error', 'timeout', 'abort'])
        xhr.addEventListener(event, () => resolve({ ok: false, error: event }))
      xhr.addEventListener('load', () => {
        const lines = xhr
          .getAllResponseHeaders()
          .split('\r\n')
          .filter((line) => line !== '')
        const headers = lines.map((line) => {
          const at = line.indexOf(': ')
          return [line.slice(0, at), line.slice(at + 2)] as const
        })
        resolve({ ok: true, status: xhr.status, headers })
      })
      try {
        xhr.open(request.method ?? 'GET', request.url, true, request.user ?? null, request.password ?? null)
        xhr.timeout = patience
        // Or the body would be read as XML, with complaints.
        xhr.responseType = 'text'
        xhr.withCredentials = request.credentials === 'include'
        for (const [name, value] of request.headers ?? []) xhr.setRequestHeader(name, value)
        if (request.uploadListeners === true) xhr.upload.addEventListener('progress', () => {})
        xhr.send(request.body)
      } catch (error) {
        resolve({ ok: false, error: String(error) })
      }
    })
  const outcomes: Outcome[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at]
      if (task === undefined) return
      const { id, request } = task
      // oxlint-disable-next-line no-await-in-loop -- so many at a time
      outcomes[at] = await (request.api === 'xhr' ? byXhr(request) : byFetch(request))
      // Where a console names no URL, this tells what was said of which request.
      console.log(`ended /~${id}.0`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}
