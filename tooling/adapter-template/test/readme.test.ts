import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, Server } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { evil, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it, onTestFinished } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const snippets = [...readme.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code)

/** Whose preflight for a `PUT` to a path each snippet allows. */
const rows: readonly (readonly [path: string, allowed: string])[] = [
  ['/notes/1', web],
  ['/reports/1', 'https://partner.example'],
]

describe('readme', () => {
  it('readme/every-snippet-is-asked', () => {
    expect(snippets).toHaveLength(rows.length)
  })

  for (const [index, [path, allowed]] of rows.entries()) {
    it(`readme${path}`, async () => {
      const port = await run(snippets[index] ?? '')
      const allowedTo = async (origin: string): Promise<readonly unknown[]> => {
        const { status, cors } = await send(port, preflight('PUT', undefined, path), origin)
        return [status, cors['access-control-allow-origin']]
      }
      expect([await allowedTo(allowed), await allowedTo(evil)]).toEqual([
        [204, allowed],
        [403, undefined],
      ])
      expect(await send(port, { method: 'PUT', path }, allowed)).toMatchObject({
        status: 200,
        vary: ['Origin'],
      })
    })
  }
})

/** Runs a snippet until the test is over, on a free port instead of its own. */
async function run(code: string): Promise<number> {
  // Inside this package, which imports itself by its name; git and the linters pass over a `dist`.
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(`${dist}readme-`)
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(`${folder}/snippet.js`, code)
  // Read so, it is not taken for a method that lost its object.
  const listen: Server['listen'] = Reflect.get(Server.prototype, 'listen')
  onTestFinished(() => void (Server.prototype.listen = listen))
  const started = new Promise<Server>((resolve) => {
    Server.prototype.listen = function (this: Server) {
      resolve(this)
      return Reflect.apply(listen, this, [0, '127.0.0.1']) as typeof this
    }
  })
  await import(/* @vite-ignore */ pathToFileURL(`${folder}/snippet.js`).href)
  const server = await started
  onTestFinished(() => void server.close())
  if (!server.listening) await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
