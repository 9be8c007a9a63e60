import type { RequestListener } from 'node:http'
import { type Recorder, createRecorder } from './exchanges.ts'
import type { Host } from './hosts.ts'
import { type Listening, type Port, listenOnLoopback } from './listen.ts'
import { type Api, type Pages, apiUrlAt, pagesAt } from './places.ts'
import type { Scenario } from './scenarios.ts'
import { createSite } from './site.ts'

export interface Serving {
  readonly pages: Pages
  readonly apis: readonly Api[]
  close(): void
}

export interface ServeOptions {
  readonly pagePort: Port
  /** Of the first host; the others follow. */
  readonly apiPort: Port
  readonly hosts: readonly Host[]
  readonly scenarios: readonly Scenario[]
}

/** Serves the page, and the API of each host for it. */
export async function serve({ pagePort, apiPort, hosts, scenarios }: ServeOptions): Promise<Serving> {
  const recorder = createRecorder()
  const apis: Api[] = []
  const servers: Listening[] = []
  const close = (): void => {
    for (const server of servers) server.close()
  }
  try {
    const site = createSite({ pages: () => pages, apis, scenarios, recorder })
    const page = await listenOnLoopback(site, pagePort)
    servers.push(page)
    const pages = pagesAt(page.port)
    for (const [index, host] of hosts.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time: a port is taken before the next is chosen
      const api = await listen(host, portAfter(apiPort, index), pages.allowed, recorder)
      servers.push(api)
      apis.push({ name: host.name, title: host.title, url: apiUrlAt(api.port) })
    }
    return { pages, apis, close }
  } catch (error) {
    close()
    throw error
  }
}

async function listen(host: Host, port: Port, origin: string, recorder: Recorder): Promise<Listening> {
  return listenOnLoopback(recorder.record(await startApi(host, origin)), port)
}

async function startApi({ title, createApi }: Host, origin: string): Promise<RequestListener> {
  try {
    return await createApi(origin)
  } catch (error) {
    throw new Error(`${title} does not start: ${String(error)}`, { cause: error })
  }
}

/** 0 is any port, for every host. */
function portAfter({ number, isFixed }: Port, index: number): Port {
  return { number: number === 0 ? 0 : number + index, isFixed }
}
