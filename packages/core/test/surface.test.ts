import { expect, it } from 'vitest'

it('surface/the-doors-of-@cors/core', async () => {
  expect(Object.keys(await import('../src/index.ts')).toSorted()).toEqual([
    'CorsConfigError',
    'createChoices',
    'createCors',
    'explain',
    'mergeVary',
    'policyFields',
    'validateCors',
  ])
})

it('surface/of-a-cors', async () => {
  const { createCors } = await import('../src/index.ts')
  expect(Object.keys(createCors({ origin: '*' })).toSorted()).toEqual([
    'allows',
    'decide',
    'policy',
    'replace',
  ])
})

it('surface/the-doors-of-@cors/core/messages', async () => {
  expect(Object.keys(await import('../src/messages.ts'))).toEqual(['messages'])
})
