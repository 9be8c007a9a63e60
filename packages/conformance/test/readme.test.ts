import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as surface from '@cors/conformance'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the harness in the README is the one that is tested here', () => {
  const [, snippet] = /```ts\n([\s\S]*?)```/.exec(read('../README.md')) ?? []
  expect(snippet).toBe(read('conformance.test.ts'))
})

it('the surface is what is listed here', () => {
  expect(Object.keys(surface)).toEqual([
    'describeAdapter',
    'policies',
    'request',
    'rows',
    'runRow',
    'runTable',
  ])
})
