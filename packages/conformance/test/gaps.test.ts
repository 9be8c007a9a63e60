import { describeAdapter } from '@cors/conformance'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { reference, serveMade } from './reference/serve.ts'

const row = 'route/preflight'
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
  const flags = ['--root', dirname(config), '--config', config, '-t', `${row}:`]
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

it('a gap is a row that must fail', { timeout: 60_000 }, async () => {
  const { testResults } = await runFixture()
  const ran = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, status, failureMessages }) => [
      fullName.split(' ')[0],
      fullName.includes('(gap: the router cannot be asked)'),
      status,
      failureMessages[0]?.split('\n')[0] ?? '',
    ])
  expect(ran).toEqual([
    ['open', true, 'passed', ''],
    ['closed', true, 'failed', expect.stringContaining(`${row} passes: remove it from the gaps of closed`)],
    ['undeclared', false, 'failed', expect.stringContaining(`${row}: a preflight obeys`)],
    ['dead', true, 'failed', expect.stringContaining('the host does not start')],
  ])
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
