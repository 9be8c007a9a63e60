import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, send } from '../src/exchange.ts'
import { firstColumn, fromRoot, readPage } from '../src/page.ts'

const readme = readPage('README.md')
const contributing = readPage('CONTRIBUTING.md')

interface Manifest {
  readonly name: string
  readonly scripts: { readonly [name: string]: string }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(fromRoot(`${folder}/package.json`), 'utf8')) as Manifest
}

describe('root', () => {
  checkPages([readme, contributing], {
    packages: [
      '@cors/express',
      '@cors/fastify',
      '@cors/fetch',
      '@cors/h3',
      '@cors/hapi',
      '@cors/hono',
      '@cors/koa',
      '@cors/nestjs',
      '@cors/node',
      '@hapi/hapi',
      '@nestjs/common',
      'express',
      'fastify',
      'h3',
      'hono',
      'koa',
    ],
    servers: {
      async 'Install one adapter'(port) {
        for (const origin of ['https://app.example.com', 'https://pr-5.preview.example.com']) {
          expect(await send(port, {}, origin)).toMatchObject({
            body: 'hello',
            cors: { 'access-control-allow-origin': origin },
          })
        }
        const refused = await send(port, {}, evil)
        expect(refused).toMatchObject({ body: 'hello', vary: 'Origin' })
        expect(refused.cors).toEqual({})
      },
    },
    exported: {
      async 'Install one adapter'(exported) {
        const { default: host } = exported as {
          readonly default?: { readonly fetch: (request: Request) => Response }
        }
        // A module of Nest is exported here too, which is no handler.
        if (host === undefined) return
        for (const [origin, allowed] of [
          ['https://app.example.com', 'https://app.example.com'],
          [evil, null],
        ] as const) {
          const response = host.fetch(new Request('https://api.example', { headers: { origin } }))
          expect([await response.text(), response.headers.get('access-control-allow-origin')]).toEqual([
            'hello',
            allowed,
          ])
        }
      },
    },
  })

  it('readme/packages-are-all-there-are', () => {
    const folders = readdirSync(fromRoot('packages')).map((name) => `packages/${name}`)
    const published = folders.filter((folder) => existsSync(fromRoot(`${folder}/package.json`)))
    const rows = published.map((folder) => `[\`${manifestOf(folder).name}\`](${folder})`)
    expect(firstColumn(readme, 'package').toSorted()).toEqual(rows.toSorted())
  })

  it('contributing/commands-exist', () => {
    const commands = firstColumn(contributing, 'command')
    const scripts = new Set(Object.keys(manifestOf('.').scripts).map((name) => `\`pnpm ${name}\``))
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.filter((command) => !scripts.has(command))).toEqual([])
  })
})
