import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeTable } from '../src/lib/table-document.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))

it('rows.json is the table: `pnpm rows` writes it', () => {
  expect(read('rows.json')).toEqual(describeTable())
})

it('both are published', () => {
  const { exports, publishConfig, files } = read('package.json') as {
    readonly exports: object
    readonly publishConfig: { readonly exports: object }
    readonly files: readonly string[]
  }
  const names = ['rows.json', 'rows.schema.json']
  const paths = Object.fromEntries(names.map((name) => [`./${name}`, `./${name}`]))
  expect(exports).toMatchObject(paths)
  expect(publishConfig.exports).toMatchObject(paths)
  expect(Object.keys(publishConfig.exports)).toEqual(Object.keys(exports))
  expect(files).toEqual(expect.arrayContaining(names))
})
