import { once } from 'node:events'
import { connect } from 'node:http2'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evil } from './exchange.ts'
import { serveChild } from './host/child.ts'

// What is no token, Node's own HTTP/2 refuses by itself: `warnings.test.ts` has it.
interface MethodRow {
  readonly id: string
  readonly method: string
  /** The route as people read it. */
  readonly says: string
  readonly hides?: string
}

const rows: readonly MethodRow[] = [
  { id: 'plain', method: 'GET', says: 'GET /' },
  { id: 'custom', method: 'M-SEARCH', says: 'M-SEARCH /' },
  { id: 'longest', method: 'A'.repeat(32), says: `${'A'.repeat(32)} /` },
  { id: 'too-long', method: 'A'.repeat(33), says: '? /', hides: 'AAA' },
  { id: 'far-too-long', method: 'A'.repeat(9000), says: '? /', hides: 'AAA' },
]

/** Sends one request and resolves to what was printed of it. */
async function printed({ method }: MethodRow): Promise<string> {
  const { port, stop } = await serveChild('serve-http2', [], { NODE_DEBUG: 'cors' })
  const client = connect(`http://127.0.0.1:${port}`)
  onTestFinished(() => client.destroy())
  const stream = client.request({ ':method': method, ':path': '/', origin: evil })
  stream.resume().end()
  const [head] = (await once(stream, 'response')) as [{ readonly ':status': number }]
  expect(head[':status']).toBe(200)
  await once(stream, 'close')
  client.close()
  const { stderr, code } = await stop()
  expect(code).toBe(0)
  return stderr
}

describe('a route over HTTP/2, as people read it', () => {
  for (const row of rows) {
    it(`http2-log/${row.id}: ${row.says}`, async () => {
      const lines = (await printed(row)).split('\n')
      const logged = lines.filter((line) => line.startsWith('CORS '))
      const warned = lines.filter((line) => line.includes('[CORS_OWN_FIELD] CorsWarning: '))
      expect(
        logged.map((line) => line.replace(/^CORS \d+: actual /, '').slice(0, row.says.length + 1)),
      ).toEqual([`${row.says} `])
      expect(warned.map((line) => line.split('CorsWarning: ')[1]?.split(' sets ')[0])).toEqual([row.says])
      const text = [...logged, ...warned].join('\n').replaceAll('CorsWarning', '')
      expect(text).toMatch(/^[\x20-\x7e\n]+$/)
      if (row.hides !== undefined) expect(text).not.toContain(row.hides)
    })
  }
})
