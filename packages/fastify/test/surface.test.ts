import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as surface from '../src/index.ts'

it('surface/the-doors', () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    'CorsConfigError',
    'cors',
    'corsHook',
    'createCors',
    'default',
    'explain',
    'validateCors',
  ])
})

it('surface/one-plugin-under-two-names', () => {
  expect(surface.default).toBe(surface.cors)
})

it('surface/the-plugin-says-who-it-is', () => {
  // What Fastify shows in its tree of plugins, and by what it knows that no scope is to be made.
  const marks = Object.fromEntries(
    Object.getOwnPropertySymbols(surface.cors).map((symbol) => [
      symbol.description,
      (surface.cors as unknown as { readonly [mark: symbol]: unknown })[symbol],
    ]),
  )
  expect(marks).toMatchObject({
    'skip-override': true,
    'fastify.display-name': '@cors/fastify',
    'plugin-meta': { name: '@cors/fastify', fastify: '4.x || 5.x' },
  })
  expect(surface.cors.name).toBe('cors')
})

it('surface/what-is-published-is-what-is-tested', () => {
  const { exports, publishConfig, peerDependencies, dependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { [key: string]: { [key: string]: unknown } }
  expect(Object.keys(publishConfig?.['exports'] as object)).toEqual(Object.keys(exports ?? {}))
  expect(peerDependencies?.['fastify']).toBe('^4.0.0 || ^5.0.0')
  expect(Object.keys(dependencies ?? {})).toEqual([
    '@cors/node',
    'fastify-plugin',
    'find-my-way',
    'find-my-way-v8',
  ])
})
