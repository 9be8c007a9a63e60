import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { engineNames, findEngine, missingEngine } from '../src/index.ts'

const script = fileURLToPath(new URL('../install-browsers.sh', import.meta.url))

const rows = [
  { name: 'chromium', variable: 'CHROME_PATH', title: 'Chromium' },
  { name: 'firefox', variable: 'FIREFOX_PATH', title: 'Firefox' },
  { name: 'webkit', variable: 'WEBKIT_PATH', title: 'WebKitGTK with Xvfb' },
] as const

it('found/every-engine-has-a-row', () => {
  expect(rows.map(({ name }) => name)).toEqual(engineNames)
})

describe.each(rows)('finding $name', ({ name, variable, title }) => {
  const path = findEngine(name)

  it('found/script-and-module-agree', () => {
    const { status, stdout } = spawnSync('sh', [script, '--find', name], { encoding: 'utf8' })
    expect([status, stdout.trim()]).toEqual(path === undefined ? [1, ''] : [0, path])
  })

  it.runIf(path !== undefined)('found/named-path', () => {
    expect(findEngine(name, { ...process.env, [variable]: process.execPath })).toBe(process.execPath)
    const env = { ...process.env, [variable]: process.execPath }
    const { stdout } = spawnSync('sh', [script, '--find', name], { encoding: 'utf8', env })
    expect(stdout.trim()).toBe(process.execPath)
  })

  it('missing/named-path', () => {
    const env = { ...process.env, [variable]: '/nonexistent/browser' }
    expect(findEngine(name, env)).toBeUndefined()
    expect(missingEngine(name, env).message).toContain(`${variable} is /nonexistent/browser`)
    const { status, stdout, stderr } = spawnSync('sh', [script, name], { encoding: 'utf8', env })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`No ${title}: ${variable} is /nonexistent/browser, which is not a program.\n`)
  })

  it.each([
    { id: 'missing/tolerated', env: {}, isFailure: false },
    { id: 'missing/required', env: { CORS_REQUIRE_BROWSERS: '1' }, isFailure: true },
  ])('$id', ({ env, isFailure }) => {
    expect(missingEngine(name, env).isFailure).toBe(isFailure)
    expect(missingEngine(name, env).message).toContain(`install:${name}`)
  })

  it('present/where-required', () => {
    const { isFailure, message } = missingEngine(name)
    expect(path !== undefined || !isFailure ? '' : message).toBe('')
  })
})

it('found/several-at-once', () => {
  const named = { CHROME_PATH: process.execPath, FIREFOX_PATH: '/bin/sh' }
  const { stdout } = spawnSync('sh', [script, 'firefox', 'chromium'], {
    encoding: 'utf8',
    env: { ...process.env, ...named },
  })
  expect(stdout).toBe(`/bin/sh\n${process.execPath}\n`)
})

it('missing/webkit-without-a-screen', () => {
  const env = { ...process.env, WEBKIT_PATH: process.execPath, XVFB_PATH: '/nonexistent/Xvfb' }
  expect(findEngine('webkit', env)).toBeUndefined()
  expect(missingEngine('webkit', env).message).toContain('XVFB_PATH is /nonexistent/Xvfb')
  expect(spawnSync('sh', [script, '--find', 'webkit'], { env }).status).toBe(1)
})

it('missing/no-such-browser', () => {
  const { status, stderr } = spawnSync('sh', [script, 'netscape'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, 'There is no browser "netscape": chromium, firefox, webkit.\n'])
})
