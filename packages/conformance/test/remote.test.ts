import { type Host, type Row, describeAdapter, request, rows, runRow, serveRemote } from '@cors/conformance'
import { createRemoteHandler } from '@cors/conformance/fetch'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { fetchReference } from './reference/fetch/cors.ts'
import { listen } from './reference/fetch/listen.ts'
import { createMade } from './reference/fetch/serve.ts'

// A whole table on one server, which is told of each row over its own socket, as one in another process is.
let host: Host | undefined
beforeAll(async () => {
  host = await listen(createRemoteHandler((fixture) => createMade(fixture)))
})
afterAll(() => host?.close())

describeAdapter({
  name: 'reference@1, told of each row',
  isFetch: true,
  serve: (fixture) => serveRemote(host?.port ?? 0)(fixture),
})

const row = rows.find(({ id }) => id === 'actual/refused-runs') as Row

async function serving(...[respond]: Parameters<typeof listen>): Promise<number> {
  const { port, close } = await listen(respond)
  onTestFinished(() => close())
  return port
}

describe('a host that is told of each row', () => {
  it('says that the application has run twice', async () => {
    const twice = { ...fetchReference, proceed: runTwice }
    const port = await serving(createRemoteHandler((fixture) => createMade(fixture, twice)))
    const { report } = await runRow(row, serveRemote(port))
    expect(report).toContain('runs of the handler: expected 1, got 2')
  })

  it('forgets the row before', async () => {
    const port = await serving(createRemoteHandler((fixture) => createMade(fixture)))
    const serve = serveRemote(port)
    expect(await runRow(row, serve)).toMatchObject({ passed: true })
    const next = await runRow({ ...row, policy: { origin: '*' } }, serve)
    expect(next.report).toContain('access-control-allow-origin: expected no line, got "*"')
  })

  it('answers 503 before the first', async () => {
    const port = await serving(createRemoteHandler((fixture) => createMade(fixture)))
    expect(await request(port, { method: 'GET', path: '/ok', headers: [] })).toMatchObject({ status: 503 })
  })

  for (const [what, make, message] of [
    ['is no such host', () => () => new Response('not here', { status: 404 }), 'answers 404: not here'],
    ['cannot make what it is told', () => createRemoteHandler(fail), 'answers 500: broken'],
  ] as const) {
    it(`is no host at all where it ${what}`, async () => {
      const respond = make()
      const port = await serving(async (asked) => {
        try {
          return await respond(asked)
        } catch (error) {
          return new Response((error as Error).message, { status: 500 })
        }
      })
      await expect(runRow(row, serveRemote(port))).rejects.toThrow(message)
    })
  }
})

async function runTwice<Result>(next: () => Promise<Result>): Promise<Result> {
  await next()
  return next()
}

function fail(): never {
  throw new Error('broken')
}
