import { type Row, type Serve, type SingleRow, request, runRow } from '@cors/conformance'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'

const row: SingleRow = {
  id: 'test/row',
  rule: 'what the rule says',
  policy: { origin: 'https://app.example.com' },
  request: { method: 'GET', path: '/ok', headers: [['Origin', 'https://app.example.com']] },
  expect: {
    status: 200,
    reached: true,
    cors: { 'access-control-allow-origin': 'https://app.example.com' },
    vary: ['Origin'],
  },
}

function serving(listener: (fixture: Parameters<Serve>[0]) => RequestListener): Serve {
  return async (fixture) => {
    const server = createServer(listener(fixture))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    return {
      port: (server.address() as AddressInfo).port,
      close: () => {
        server.closeAllConnections()
        server.close()
      },
    }
  }
}

const answering = (listener: RequestListener): Serve => serving(() => listener)

async function countConnections(order: 'in-turn' | 'at-once'): Promise<number> {
  const seen = new Set<number | undefined>()
  const { request: asked, expect: expected, ...head } = row
  const exchange = { request: asked, expect: expected }
  const serve = answering((incoming, response) => {
    seen.add(incoming.socket.remotePort)
    response.end()
  })
  await runRow({ ...head, order, exchanges: [exchange, exchange, exchange] }, serve)
  return seen.size
}

describe('a failed row is reported', () => {
  it('with what was asked, what differs and what came, line by line', async () => {
    const serve = answering((_request, response) => {
      response.writeHead(201, [
        'Access-Control-Allow-Origin',
        '*',
        'Access-Control-Allow-Origin',
        '*',
        'Vary',
        'Accept',
      ])
      response.end('text')
    })
    const { id, passed, report } = await runRow(row, serve)
    expect({ id, passed }).toEqual({ id: 'test/row', passed: false })
    expect(
      report.split('\n').filter((line) => !/^ {2}(?:Date|Connection|Transfer-Encoding):/.test(line)),
    ).toEqual([
      'test/row: what the rule says',
      'policy: {"origin":"https://app.example.com"}',
      'differs:',
      '  status: expected 200, got 201',
      '  runs of the handler: expected 1, got 0',
      '  access-control-allow-origin: expected "https://app.example.com", got "2 lines: * | *"',
      '  vary: expected "origin", got "accept"',
      'asked:',
      '  GET /ok',
      '  Origin: https://app.example.com',
      'got:',
      '  201 Created',
      '  Access-Control-Allow-Origin: *',
      '  Access-Control-Allow-Origin: *',
      '  Vary: Accept',
      '  body "text"',
    ])
  })

  it('when a line stands that is not listed', async () => {
    const serve = answering((_request, response) => response.setHeader('Access-Control-Max-Age', '5').end())
    expect((await runRow(row, serve)).report).toContain('access-control-max-age: expected no line, got "5"')
  })

  it('when the handler ran twice', async () => {
    const serve = serving(({ routes }) => (asked, response) => {
      const route = routes.find(({ method, path }) => method === 'get' && path === asked.url)
      void route?.handle(asked, response)
      void route?.handle(asked, new Proxy(response, { get: () => () => undefined }))
    })
    expect((await runRow(row, serve)).report).toContain('runs of the handler: expected 1, got 2')
  })

  it('when a refused origin is echoed under another name', async () => {
    const refusing: Row = { ...row, expect: { ...row.expect, cors: {}, vary: [], reached: false } }
    const serve = answering((asked, response) => response.setHeader('X-Who', `${asked.headers.origin}`).end())
    expect((await runRow(refusing, serve)).report).toContain('X-Who: a refused origin is echoed')
  })

  it('when the host hangs up', async () => {
    const serve = answering((asked) => asked.socket.destroy())
    expect((await runRow(row, serve)).report).toContain('no answer: Error: socket hang up')
  })

  it('exchange by exchange where there are several', async () => {
    const { request: asked, expect: expected, ...head } = row
    const sequence: Row = {
      ...head,
      order: 'in-turn',
      exchanges: [
        { request: { ...asked, path: '/a' }, expect: { ...expected, cors: {}, vary: [], reached: false } },
        { request: asked, expect: expected },
      ],
    }
    const { report } = await runRow(
      sequence,
      answering((_request, response) => response.end()),
    )
    expect(report).toContain('request 2 of 2, in-turn:')
    expect(report).not.toContain('request 1 of 2')
  })
})

describe('exchanges', () => {
  it('in turn share one connection', async () => expect(await countConnections('in-turn')).toBe(1))
  it('at once have one each', async () => expect(await countConnections('at-once')).toBe(3))
})

describe('the client', () => {
  for (const body of [undefined, '\u00E9']) {
    it(`sends and reads lines as they are, ${body === undefined ? 'without' : 'with'} a body`, async () => {
      const seen: string[][] = []
      const host = await answering((asked, response) => {
        seen.push(asked.rawHeaders)
        response.writeHead(200, ['X-A', '1', 'x-a', '2']).end('r\u00E9ponse')
      })({} as Parameters<Serve>[0])
      const headers = [
        ['oRIGIN', 'https://a.test\t'],
        ['Origin', 'b\u00E9'],
        ['Host', 'h.test'],
      ] as const
      const asked = { method: 'POST', path: '/', headers, ...(body === undefined ? {} : { body }) }
      const response = await request(host.port, asked)
      await host.close()
      expect(seen[0]?.slice(0, 6)).toEqual([
        'oRIGIN',
        'https://a.test',
        'Origin',
        'b\u00E9',
        'Host',
        'h.test',
      ])
      expect(response.headers.slice(0, 2)).toEqual([
        ['X-A', '1'],
        ['x-a', '2'],
      ])
      expect(response).toMatchObject({ status: 200, message: 'OK', body: 'r\u00E9ponse' })
    })
  }

  it('gives up on a host that hangs', async () => {
    const host = await answering(() => undefined)({} as Parameters<Serve>[0])
    const asked = { method: 'GET', path: '/', headers: [] }
    await expect(request(host.port, asked, { timeLimit: 20 })).rejects.toThrow('no answer within 20 ms')
    await host.close()
  })
})
