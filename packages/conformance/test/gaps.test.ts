import { describeAdapter, gapsWithoutRouter, runTable } from '@cors/conformance'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { reference } from './reference/cors.ts'
import type { Parts } from './reference/parts.ts'
import { serveMade } from './reference/serve.ts'

const row = 'route/preflight'
const nodeOnly = 'vary/early'
const serve = serveMade(reference)

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

// A run of vitest is what turns red, so a run of vitest is what is looked at.
async function runFixture(): Promise<Results> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const config = fileURLToPath(new URL('./gaps/vitest.config.ts', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'conformance-gaps-'))
  const file = join(folder, 'results.json')
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const flags = ['--root', dirname(config), '--config', config, '-t', `(${row}|${nodeOnly}):`]
  try {
    await new Promise<void>((resolve) => {
      const reporting = ['--reporter', 'json', '--outputFile', file]
      execFile(process.execPath, [vitest, 'run', ...flags, ...reporting], { env }, () => resolve())
    })
    return JSON.parse(readFileSync(file, 'utf8')) as Results
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('a gap is a row that must fail', async () => {
  const { testResults } = await runFixture()
  const ran = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status, failureMessages }) => [
      fullName.replace(/ conforms ([^:]*):.*/, ': $1'),
      /\(gap: ([^:)]*)/.exec(fullName)?.[1],
      status,
      failureMessages[0]?.split('\n')[0] ?? '',
    ])
  const known = 'the router cannot be asked'
  const ofAll = 'not for hosts of Request and Response'
  const dead = expect.stringContaining('the host does not start') as string
  expect(ran.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
    [`closed: ${row}`, known, 'failed', expect.stringContaining(`${row} passes: it is no gap of closed`)],
    [`closed: ${nodeOnly}`, undefined, 'passed', ''],
    [`dead: ${row}`, known, 'failed', dead],
    [`dead: ${nodeOnly}`, undefined, 'failed', dead],
    [`fetch: ${row}`, undefined, 'passed', ''],
    [`fetch: ${nodeOnly}`, ofAll, 'passed', ''],
    [`no-fetch: ${row}`, undefined, 'passed', ''],
    [`no-fetch: ${nodeOnly}`, ofAll, 'failed', expect.stringContaining('it is no gap of no-fetch')],
    [`open: ${row}`, known, 'passed', ''],
    [`open: ${nodeOnly}`, undefined, 'passed', ''],
    [`undeclared: ${row}`, undefined, 'failed', expect.stringContaining(`${row}: a preflight obeys`)],
    [`undeclared: ${nodeOnly}`, undefined, 'passed', ''],
  ])
})

it('a gap that all hosts of Request and Response have is declared by the table', () => {
  const gaps = { [nodeOnly]: 'a slip of the mind' }
  expect(() => describeAdapter({ name: 'x', serve, isFetch: true, gaps })).toThrow(
    'is one of all hosts of its kind',
  )
})

it('a gap that names no row is an error', () => {
  const gaps = { 'route/prefligth': 'a slip of the pen' }
  expect(() => describeAdapter({ name: 'x', serve, gaps })).toThrow(
    'the gap route/prefligth is the id of no row',
  )
})

it('a gap without a reason is an error', () => {
  expect(() => describeAdapter({ name: 'x', serve, gaps: { [row]: ' ' } })).toThrow('has no reason')
})

it('the gaps of a host without a router are the rows that fail there', async () => {
  const routePolicy: Parts['routePolicy'] = (app, { method, url }) => app.find(method, url)?.cors
  const results = await runTable(serveMade({ ...reference, routePolicy }))
  const failed = results.flatMap(({ id, passed }) => (passed ? [] : [id]))
  const gaps = gapsWithoutRouter('no router')
  // The one that is left needs a policy that runs before another, and here it is always one.
  expect(Object.keys(gaps).toSorted()).toEqual([...failed, 'route/reject-outer'].toSorted())
  expect(new Set(Object.values(gaps))).toEqual(new Set(['no router']))
  expect(Object.isFrozen(gaps)).toBe(true)
})
