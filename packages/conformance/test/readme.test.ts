import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as surface from '@cors/conformance'
import * as portable from '@cors/conformance/fetch'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the harnesses in the README are those that are tested here', () => {
  const snippets = [...read('../README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, snippet]) => snippet)
  const files = ['conformance.test.ts', 'conformance-fetch.test.ts']
  expect(snippets).toEqual(files.map((file) => read(file)))
})

it('the surface is what is listed here', () => {
  expect(Object.keys(surface)).toEqual([
    'describeAdapter',
    'gapsWithoutRouter',
    'policies',
    'request',
    'rows',
    'runRow',
    'runTable',
    'serveRemote',
  ])
  expect(Object.keys(portable)).toEqual(['createRemoteHandler'])
})
