import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Installed, addedTo, bytesOf, createScale, filesOf, packedOf } from '../src/footprint/weigh.ts'
import { weighed } from './measured.ts'

const listed = 'node_modules/.package-lock.json'

/** A project with these files. */
function project(files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const files = {
  'node_modules/a/index.js': 'x'.repeat(10),
  'node_modules/a/lib/deep/index.mjs': 'x'.repeat(20),
  'node_modules/a/lib/index.d.ts': 'x'.repeat(3),
  'node_modules/a/lib/index.d.mts': 'x'.repeat(4),
  'node_modules/a/lib/index.js.map': 'x'.repeat(500),
  'node_modules/a/README.md': 'x'.repeat(7),
  'node_modules/a/node_modules/@b/c/index.cjs': 'x'.repeat(1000),
  'node_modules/.bin/a': 'x'.repeat(9999),
}

describe('weighing what is installed', () => {
  it('weigh/packages', async () => {
    let asked = 0
    const registry = await serve(({ url = '' }, response) => {
      asked++
      response.end('t'.repeat(url.length))
    })
    const packages = {
      'node_modules/a': { version: '1.0.0', resolved: `${registry}a` },
      'node_modules/a/node_modules/@b/c': {
        name: 'real',
        version: '2.0.0',
        resolved: `${registry}real-name`,
      },
    }
    const folder = project({ ...files, [listed]: JSON.stringify({ packages }) })
    const weigh = createScale()
    const installed = await weigh(folder)
    expect([...installed]).toEqual([
      [
        'node_modules/a',
        {
          name: 'a',
          version: '1.0.0',
          files: 6,
          bytes: { code: 30, types: 7, maps: 500, other: 7 },
          packed: 2,
        },
      ],
      [
        'node_modules/a/node_modules/@b/c',
        {
          name: 'real',
          version: '2.0.0',
          files: 1,
          bytes: { code: 1000, types: 0, maps: 0, other: 0 },
          packed: 10,
        },
      ],
    ])
    expect(await weigh(folder)).toEqual(installed)
    expect(asked).toBe(2)
  })

  it('weigh/scoped-name', async () => {
    const registry = await serve((_, response) => response.end('t'))
    const packages = { 'node_modules/a/node_modules/@b/c': { version: '2.0.0', resolved: registry } }
    const installed = await createScale()(project({ ...files, [listed]: JSON.stringify({ packages }) }))
    expect([...installed.values()].map(({ name }) => name)).toEqual(['@b/c'])
  })

  it('weigh/no-tarball', async () => {
    const packages = { 'node_modules/a': { version: '1.0.0' } }
    const folder = project({ ...files, [listed]: JSON.stringify({ packages }) })
    await expect(createScale()(folder)).rejects.toThrow('node_modules/a')
  })

  it('weigh/tarball-refused', async () => {
    const registry = await serve((_, response) => response.writeHead(404).end('not here'))
    const packages = { 'node_modules/a': { version: '1.0.0', resolved: `${registry}a.tgz` } }
    const folder = project({ ...files, [listed]: JSON.stringify({ packages }) })
    await expect(createScale()(folder)).rejects.toThrow(`${registry}a.tgz answers 404`)
  })
})

const a = weighed('a', { code: 1, maps: 20, types: 300, other: 4000 }, 5)
const b = weighed('b', { code: 2 }, 6)

describe('what was added', () => {
  const before: Installed = new Map([['node_modules/a', a]])

  it('added/new', () => {
    expect(addedTo(before, new Map([...before, ['node_modules/b', b]]))).toEqual([b])
  })

  it('added/second-copy', () => {
    const nested: Installed = new Map([...before, ['node_modules/b/node_modules/a', a]])
    expect(addedTo(before, nested)).toEqual([a])
  })

  it('added/changed', () => {
    const after: Installed = new Map([['node_modules/a', { ...a, version: '9.0.0' }]])
    expect(() => addedTo(before, after)).toThrow('node_modules/a was 1.2.3, and is 9.0.0')
  })

  it('added/gone', () => {
    expect(() => addedTo(before, new Map())).toThrow('node_modules/a was 1.2.3, and is gone')
  })

  it('added/sums', () => {
    expect([bytesOf([a, b]), bytesOf([a, b], 'code'), bytesOf([a, b], 'maps', 'types')]).toEqual([
      4323, 3, 320,
    ])
    expect([filesOf([a, b]), packedOf([a, b])]).toEqual([6, 11])
  })
})
