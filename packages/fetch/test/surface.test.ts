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
    'withCors',
  ])
})

it('surface/one-factory-under-two-names', () => {
  expect(surface.default).toBe(surface.cors)
})

it('surface/the-handler-has-a-name', () => {
  // What a stack trace shows; some hosts count what a handler takes.
  const { name, length } = surface.withCors(false, () => new Response('ok'))
  expect({ name, length }).toEqual({ name: 'corsHandler', length: 1 })
})

it('surface/what-is-published-is-what-is-tested', () => {
  const { exports, publishConfig, dependencies, peerDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { [key: string]: { [key: string]: unknown } }
  expect(Object.keys(publishConfig?.['exports'] as object)).toEqual(Object.keys(exports ?? {}))
  expect(Object.keys(dependencies ?? {})).toEqual(['@cors/core'])
  // Every runtime brings Request and Response along.
  expect(peerDependencies).toBe(undefined)
})
