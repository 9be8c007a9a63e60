import { readFileSync } from 'node:fs'
import { validateCors } from '@cors/core'
import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, preflight, send, web } from '../src/exchange.ts'
import { firstColumn, fromRoot, readPage } from '../src/page.ts'

const readme = readPage('packages/core/README.md')

describe('core', () => {
  checkPages([readme], {
    packages: ['@cors/core'],
    without: ['useUnknownInCatchVariables'],
    servers: {
      async Usage(port) {
        const allowed = { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' }
        const actual = await send(port, {}, web)
        expect(JSON.parse(actual.body)).toEqual({ hello: 'page' })
        expect(actual).toMatchObject({ status: 200, vary: 'Origin' })
        expect(actual.cors).toEqual(allowed)
        const granted = await send(port, preflight('PUT', 'content-type'), web)
        expect(granted).toMatchObject({ status: 204, vary: 'Origin' })
        expect(granted.cors).toEqual({
          ...allowed,
          'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
          'access-control-allow-headers': 'Content-Type, Authorization',
          'access-control-max-age': '600',
        })
        const refused = await send(port, preflight('PUT', 'content-type'), evil)
        expect(refused).toMatchObject({ status: 403, vary: 'Origin' })
        expect(refused.cors).toEqual({})
      },
    },
  })

  it('readme/options-are-all-there-are', () => {
    const rows = namesOf('option')
    const source = readFileSync(fromRoot('packages/core/src/lib/options.ts'), 'utf8')
    const [declared = ''] = /^interface CommonOptions[^]*(?=^\/\*\* What the host)/m.exec(source) ?? []
    const names = [...declared.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name)
    expect(rows.toSorted()).toEqual([...new Set(names)].toSorted())
    // And the validator knows each of them.
    const options = Object.fromEntries(rows.map((name) => [name, undefined]))
    expect(validateCors({ ...options, origin: '*' })).toEqual([])
  })

  it('readme/reasons-are-all-there-are', () => {
    const source = readFileSync(fromRoot('packages/core/src/lib/decision.ts'), 'utf8')
    const [declared = ''] = /^export type CorsReason[^]*?^$/m.exec(source) ?? []
    expect(namesOf('reason')).toEqual([...declared.matchAll(/'([\w-]+)'/g)].map(([, name]) => name))
  })
})

function namesOf(head: string): readonly string[] {
  return firstColumn(readme, head).map((cell) => cell.replaceAll('`', ''))
}
