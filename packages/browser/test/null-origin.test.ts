import { describe, expect, it } from 'vitest'
import { type HeaderLine, type PageRequest, evaluate } from '../src/index.ts'

const url = 'https://api.example/x'
const other = 'https://third.example/y'
const star: HeaderLine = ['Access-Control-Allow-Origin', '*']

const rows: readonly (readonly [
  id: string,
  request: Partial<PageRequest>,
  headers: readonly HeaderLine[],
])[] = [
  ['missing', {}, []],
  ['mismatch', {}, [['Access-Control-Allow-Origin', 'https://page.example']]],
  ['star-with-credentials', { credentials: 'include' }, [star]],
  ['several', {}, [star, star]],
  ['preflight', { method: 'PUT' }, []],
]

// Whoever allows `null` allows any sandboxed frame: no advice of ours may end there.
describe('a page whose origin is null', () => {
  it.each(rows)('null/%s', (_id, request, headers) => {
    const answer = { status: 200, headers }
    const opaque = evaluate({
      request: { documentOrigin: 'null', url, ...request },
      hops: [{ url, preflight: answer, response: answer }],
    })
    expect(opaque.violations[0]?.fix).toMatch(/never allow null/)
    for (const { fix } of opaque.violations) expect(fix).not.toMatch(/(?:Origin: |Allow )null/)
    const redirected = evaluate({
      request: { documentOrigin: 'https://page.example', url, ...request, method: 'GET' },
      hops: [
        {
          url,
          response: {
            status: 302,
            headers: [
              ['Location', other],
              ['Access-Control-Allow-Origin', 'https://page.example'],
              ['Access-Control-Allow-Credentials', 'true'],
            ],
          },
        },
        { url: other, response: answer },
      ],
    })
    const last = redirected.violations.find(({ hop }) => hop === 1)
    if (last !== undefined) expect(last.fix).toMatch(/redirect made the origin null.*never allow null/)
  })
})
