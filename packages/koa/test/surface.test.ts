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

it('surface/the-middleware-has-a-name', () => {
  // What Koa's debug log shows, and a stack trace.
  const { name, length } = surface.cors(false)
  expect({ name, length }).toEqual({ name: 'corsMiddleware', length: 2 })
})

it('surface/what-is-published-is-what-is-tested', () => {
  const { exports, publishConfig, peerDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { [key: string]: { [key: string]: unknown } }
  expect(Object.keys(publishConfig?.['exports'] as object)).toEqual(Object.keys(exports ?? {}))
  expect(peerDependencies?.['koa']).toBe('^2.14.0 || ^3.0.0')
  // A router is nobody's need: what is asked of it is its shape.
  expect(peerDependencies).not.toHaveProperty('@koa/router')
})
