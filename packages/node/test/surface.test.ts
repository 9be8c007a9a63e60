import { expect, it } from 'vitest'

it('surface/the-doors-of-@cors/node', async () => {
  expect(Object.keys(await import('../src/index.ts')).toSorted()).toEqual([
    'CorsConfigError',
    'connectMiddleware',
    'cors',
    'createCors',
    'createGate',
    'createRouteGate',
    'default',
    'explain',
    'gateOf',
    'knownMethods',
    'markGate',
    'validateCors',
    'withCors',
  ])
})

it('surface/default: is cors', async () => {
  const node = await import('../src/index.ts')
  expect(node.default).toBe(node.cors)
})

it('surface/names: what is returned says in a stack trace what it is', async () => {
  const { cors, withCors } = await import('../src/index.ts')
  const { name, length } = cors(false)
  // Express tells error handlers from the rest by their length.
  expect([name, length]).toEqual(['corsMiddleware', 3])
  expect(withCors(false, () => {}).name).toBe('corsHandler')
})

it('surface/of-the-core: is handed on, not copied', async () => {
  const core = await import('@cors/core')
  const node = await import('../src/index.ts')
  expect(node.CorsConfigError).toBe(core.CorsConfigError)
  expect(node.explain).toBe(core.explain)
})
