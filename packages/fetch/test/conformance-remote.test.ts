import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Host, describeAdapter, serveRemote } from '@cors/conformance'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gapsOf } from './conformance-gaps.ts'

// Node 20 reads no TypeScript: there the program runs on what was built (`pnpm test:matrix` builds first).
const conditions = process.features.typescript === undefined ? [] : ['--conditions=@cors/source']
const program = fileURLToPath(new URL('./conformance-child.mjs', import.meta.url))

let child: ChildProcess | undefined
let port = 0

beforeAll(async () => {
  // What it warns of is for its own console.
  const started = spawn(process.execPath, [...conditions, program], { stdio: ['pipe', 'pipe', 'pipe'] })
  child = started
  let errors = ''
  started.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  port = await new Promise<number>((resolve, reject) => {
    started.stdout.once('data', (line: Buffer) => resolve(Number(line)))
    started.once('close', () => reject(new Error(`${program} ended: ${errors}`)))
  })
})

afterAll(async () => {
  if (child === undefined || child.exitCode !== null) return
  const closed = once(child, 'close')
  child.stdin?.end()
  await closed
})

describeAdapter({
  name: 'withCors() in another process',
  isFetch: true,
  serve: async (fixture): Promise<Host> => serveRemote(port)(fixture),
  gaps: gapsOf('withCors()', 'srvx'),
})

it('the process is another, and lives to the end of the table', () => {
  expect(child?.pid).not.toBe(process.pid)
  expect(child?.exitCode).toBe(null)
})
