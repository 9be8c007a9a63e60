import { setImmediate as soon, setTimeout as later } from 'node:timers/promises'
import { type Answer, type Sent, preflight, send } from '@tooling/exchange'
import type { Running } from './run-program.ts'

/** A request that is sent to both programs of an example. */
export interface Asked {
  readonly id: string
  readonly sent: Sent
  readonly origin?: string | undefined
}

/** What the requests to an example are made of. */
export interface Scene {
  /** Where the example answers. */
  readonly path: string
  /** By which method; `GET` where nothing is said. */
  readonly method?: string
  /** The origin whose pages the example is for. */
  readonly allowed: string
  /** Another one, which it is not for unless it is for everybody. */
  readonly stranger?: string
  /** What a preflight asks for. */
  readonly asks?: string
  /** Which headers it asks for. */
  readonly names?: string
  /** Where an error is answered, if anywhere. */
  readonly broken?: string
  /** What else is sent, after all others. */
  readonly more?: readonly Asked[]
  /** Only these are sent, to an example whose first program lets requests hang. */
  readonly only?: readonly string[]
}

/** What was observed, a list of lines for each request. */
export type Observed = ReadonlyMap<string, readonly string[]>

/** The requests that every example gets. */
export function requestsTo(scene: Scene): readonly Asked[] {
  const { path, broken, allowed, stranger = 'https://evil.example', more = [], only } = scene
  const { method = 'GET', asks = 'PUT', names = 'x-token' } = scene
  const asked = preflight(asks, names, path)
  const options = { method: 'OPTIONS', path }
  const all: readonly Asked[] = [
    { id: 'no-origin', sent: { method, path } },
    { id: 'allowed', sent: { method, path }, origin: allowed },
    { id: 'stranger', sent: { method, path }, origin: stranger },
    { id: 'null-origin', sent: { method, path }, origin: 'null' },
    { id: 'head', sent: { method: 'HEAD', path }, origin: allowed },
    { id: 'preflight', sent: asked, origin: allowed },
    { id: 'preflight-stranger', sent: asked, origin: stranger },
    { id: 'preflight-null-origin', sent: asked, origin: 'null' },
    { id: 'preflight-other-method', sent: preflight('PURGE', names, path), origin: allowed },
    { id: 'preflight-other-header', sent: preflight(asks, 'x-other', path), origin: allowed },
    { id: 'preflight-nowhere', sent: preflight(asks, names, '/nowhere'), origin: allowed },
    { id: 'preflight-no-origin', sent: asked },
    { id: 'options', sent: options, origin: allowed },
    { id: 'options-stranger', sent: options, origin: stranger },
    { id: 'options-no-origin', sent: options },
    { id: 'nowhere', sent: { path: '/nowhere' }, origin: allowed },
    { id: 'nowhere-stranger', sent: { path: '/nowhere' }, origin: stranger },
    ...(broken === undefined
      ? []
      : [
          { id: 'broken', sent: { path: broken }, origin: allowed },
          { id: 'broken-stranger', sent: { path: broken }, origin: stranger },
        ]),
    ...more,
  ]
  return only === undefined ? all : all.filter(({ id }) => only.includes(id))
}

/** Sends the requests one after the other. */
export async function observe(running: Running, scene: Scene, mayHang = false): Promise<Observed> {
  const observed = new Map<string, readonly string[]>()
  for await (const [id, lines] of answersTo(running, scene, mayHang)) observed.set(id, lines)
  return observed
}

async function* answersTo(
  running: Running,
  scene: Scene,
  mayHang: boolean,
): AsyncGenerator<readonly [string, readonly string[]]> {
  for (const asked of requestsTo(scene)) yield answerTo(running, asked, mayHang)
}

async function answerTo(
  { port, error, uncaught }: Running,
  { id, sent, origin }: Asked,
  mayHang: boolean,
): Promise<readonly [string, readonly string[]]> {
  if (port === undefined) throw new Error('the program does not listen', { cause: error })
  const before = uncaught.length
  const answered = send(port, sent, origin).then(linesOf)
  const lines = await (mayHang ? Promise.race([answered, hanging(answered)]) : answered)
  await soon()
  return [id, [...lines, ...uncaught.slice(before).map((thrown) => `ends the process: ${String(thrown)}`)]]
}

async function hanging(answered: Promise<unknown>): Promise<readonly string[]> {
  // It is ended when the program is stopped.
  answered.catch(() => {})
  await later(1000, undefined, { ref: false })
  return ['no answer']
}

/** All of an answer that a page, a cache or a reader of the log can tell apart. */
function linesOf({ status, cors, vary, headers, body }: Answer): readonly string[] {
  const opened = Object.entries(headers).filter(([name]) => /^(?:cross-origin-|cache-control$)/.test(name))
  const varied = vary.flatMap((name) => name.split(',')).map((name) => name.trim().toLowerCase())
  return [
    `status ${status}`,
    ...[...Object.entries(cors), ...opened].flatMap(([name, value]) => splitList(name, value)),
    ...Array.from(new Set(varied), (name) => `vary: ${name}`),
    // Where a stack is shown, it names the files of whoever runs this.
    `body ${JSON.stringify(body.replace(/(?:<br>[^]*)?<\/pre>[^]*/, '').replace(/[^]*<pre>/, ''))}`,
  ]
}

/** A line for each name of a list: nobody can tell how they were joined. */
function splitList(name: string, value: string): readonly string[] {
  if (!/-(?:methods|headers)$/.test(name)) return [`${name}: ${value}`]
  const isHeaders = name.endsWith('-headers')
  return value.split(',').map((each) => `${name}: ${isHeaders ? each.trim().toLowerCase() : each.trim()}`)
}
