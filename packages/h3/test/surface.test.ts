import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as surface from '../src/index.ts'

it('surface/the-doors', () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    'CorsConfigError',
    'cors',
    'createCors',
    'default',
    'explain',
    'validateCors',
  ])
})

it('surface/one-factory-under-two-names', () => {
  expect(surface.default).toBe(surface.cors)
})

it('surface/what-is-published-is-what-is-tested', () => {
  const { exports, publishConfig } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { readonly exports: object; readonly publishConfig: { readonly exports: object } }
  expect(Object.keys(publishConfig.exports)).toEqual(Object.keys(exports))
})
