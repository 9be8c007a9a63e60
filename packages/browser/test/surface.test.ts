import { expect, it } from 'vitest'

it('surface/the-door-of-@cors/browser', async () => {
  expect(Object.keys(await import('../src/index.ts')).toSorted()).toEqual([
    'classify',
    'createPreflightCache',
    'evaluate',
    'initiators',
    'sameOrigin',
    'sameSite',
    'serializeOrigin',
    'simulate',
  ])
})

it('surface/of-a-preflight-cache', async () => {
  const { createPreflightCache } = await import('../src/index.ts')
  for (const engine of ['standard', 'chromium', 'firefox', 'webkit'] as const) {
    expect(Object.keys(createPreflightCache(engine)).toSorted()).toEqual(['fail', 'has', 'store'])
  }
})

it('surface/of-a-verdict', async () => {
  const { evaluate, simulate } = await import('../src/index.ts')
  const request = { documentOrigin: 'https://page.example', url: 'https://api.example/' }
  const names = [
    'exposedHeaders',
    'finalOrigin',
    'ok',
    'preflight',
    'preflightHeaders',
    'responseType',
    'sentCookies',
    'stage',
    'status',
    'violations',
    'warnings',
  ]
  const hops = [{ url: request.url, response: { status: 200, headers: [] } }]
  const failed = evaluate({ request, hops })
  expect(Object.keys(failed).toSorted()).toEqual(names)
  expect(Object.keys(evaluate({ request: { ...request, method: 'TRACE' }, hops })).toSorted()).toEqual(names)
  const simulated = await simulate(request, () => Promise.resolve({ status: 200, headers: [] }))
  expect(Object.keys(simulated).toSorted()).toEqual([...names, 'exchange'].toSorted())
  expect(Object.keys(failed.violations[0] ?? {}).toSorted()).toEqual([
    'engine',
    'fix',
    'header',
    'hop',
    'message',
    'reason',
    'side',
    'stage',
  ])
})
