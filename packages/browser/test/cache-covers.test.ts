import { type CacheRow, alike, describeCache, gone, include, named, put } from './cache-steps.ts'

const rows: readonly CacheRow[] = [
  ['empty', alike('n'), { has: put }],
  ['covers/method', alike('yy'), { store: put, methods: 'PUT' }, { has: put }, { has: put }],
  ['covers/other-methods-of-the-list', alike('y'), { store: put, methods: 'PUT,DELETE' }, { has: gone }],
  ['covers/method-by-case', alike('n'), { store: put, methods: 'put' }, { has: put }],
  ['covers/patch-in-lower-case', alike('y'), { store: put, methods: 'patch' }, { has: { method: 'patch' } }],
  ['covers/name', alike('y'), { store: named('x-a'), names: 'x-a' }, { has: named('x-a') }],
  ['covers/name-in-any-case', alike('y'), { store: named('x-a'), names: 'X-A' }, { has: named('x-a') }],
  ['covers/not-each-name', alike('n'), { store: put, names: 'x-a' }, { has: named('x-a', 'x-b') }],
  ['covers/name-without-method', alike('n'), { store: put, names: 'x-a' }, { has: { names: ['x-a'] } }],
  ['implied/get', alike('y'), { store: put, names: 'x-a' }, { has: { method: 'GET', names: ['x-a'] } }],
  ['implied/post', alike('y'), { store: put, names: 'x-a' }, { has: named('x-a') }],
  [
    'implied/head',
    { ...alike('y'), firefox: 'n' },
    { store: put, names: 'x-a' },
    { has: { method: 'HEAD', names: ['x-a'] } },
  ],
  [
    'implied/head-where-listed',
    alike('y'),
    { store: put, methods: 'HEAD', names: 'x-a' },
    { has: { method: 'HEAD', names: ['x-a'] } },
  ],

  ['star/method', { ...alike('y'), firefox: 'n' }, { store: put, methods: '*' }, { has: gone }],
  ['star/name', { ...alike('y'), firefox: 'n' }, { store: put, names: '*' }, { has: named('x-a') }],
  [
    'star/authorization',
    { ...alike('n'), webkit: 'y' },
    { store: put, names: '*' },
    { has: named('authorization') },
  ],
  [
    'star/authorization-named',
    alike('y'),
    { store: put, names: '*, Authorization' },
    { has: named('authorization') },
  ],
  [
    'star/credentialed-method',
    alike('n'),
    { store: { ...put, ...include }, methods: '*' },
    { has: { ...put, ...include } },
  ],
  [
    'star/credentialed-name',
    alike('n'),
    { store: include, names: '*' },
    { has: { ...named('x-a'), ...include } },
  ],

  ['place/url', alike('n'), { store: put, methods: 'PUT' }, { has: { url: 'https://api.example/other' } }],
  ['place/query', alike('n'), { store: put, methods: 'PUT' }, { has: { url: 'https://api.example/?a' } }],
  [
    'place/origin',
    alike('n'),
    { store: put, methods: 'PUT' },
    { has: { origin: 'https://page.example:444' } },
  ],
  [
    'place/opaque-origin',
    alike('y'),
    { store: { origin: 'null' }, methods: 'PUT' },
    { has: { origin: 'null' } },
  ],
  [
    'place/others-stay',
    alike('ny'),
    { store: put, methods: 'PUT' },
    { has: { url: 'https://api.example/other' } },
    { has: put },
  ],
]

describeCache('preflight cache: what an answer covers', rows)
