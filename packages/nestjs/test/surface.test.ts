import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as surface from '../src/index.ts'

it('surface/the-doors', () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    'Cors',
    'CorsConfigError',
    'CorsModule',
    'CorsService',
    'cors',
    'corsGateways',
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
  const { exports, publishConfig, peerDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { [key: string]: { [key: string]: unknown } }
  expect(Object.keys(publishConfig?.['exports'] as object)).toEqual(Object.keys(exports ?? {}))
  expect(peerDependencies).toEqual({
    '@nestjs/common': '^11.1.4 || ^12.0.0',
    '@nestjs/core': '^11.1.4 || ^12.0.0',
    'reflect-metadata': '^0.1.12 || ^0.2.0',
  })
})
