import { describe, expect, it } from 'vitest'
import { type HeaderLine, type PageRequest, evaluate } from '../src/index.ts'
import { engines, ofPage } from './classification.ts'
import { registrableDomain } from './suffixes.ts'

type Row = readonly [
  id: string,
  isBlocked: boolean,
  page: string,
  url: string,
  ...policies: readonly string[],
]

const rows: readonly Row[] = [
  ['none', false, 'https://page.example', 'https://api.example/'],
  ['cross-origin', false, 'https://page.example', 'https://api.example/', 'cross-origin'],
  ['same-origin/at-home', false, 'https://page.example', 'https://page.example/', 'same-origin'],
  ['same-origin/other-port', true, 'https://page.example', 'https://page.example:444/', 'same-origin'],
  ['same-origin/subdomain', true, 'https://page.example', 'https://api.page.example/', 'same-origin'],
  ['same-origin/opaque-page', true, 'null', 'https://page.example/', 'same-origin'],
  ['same-site/subdomains', false, 'https://app.a.example', 'https://api.a.example/', 'same-site'],
  ['same-site/other-port', false, 'https://a.example', 'https://a.example:444/', 'same-site'],
  ['same-site/other-site', true, 'https://a.example', 'https://b.example/', 'same-site'],
  ['same-site/by-the-list', true, 'https://a.co.uk', 'https://b.co.uk/', 'same-site'],
  ['same-site/plain-page-of-tls', true, 'http://app.a.example', 'https://api.a.example/', 'same-site'],
  ['same-site/plain-both', false, 'http://app.a.example', 'http://api.a.example/', 'same-site'],
  ['same-site/tls-page-of-plain', false, 'https://app.a.example', 'http://api.a.example/', 'same-site'],
  ['same-site/opaque-page', true, 'null', 'https://a.example/', 'same-site'],
  ['unknown', false, 'https://page.example', 'https://api.example/', 'same'],
  ['case', false, 'https://page.example', 'https://api.example/', 'Same-Origin'],
  ['empty', false, 'https://page.example', 'https://api.example/', ''],
  ['two-values', false, 'https://page.example', 'https://api.example/', 'same-origin, same-origin'],
  ['two-lines', false, 'https://page.example', 'https://api.example/', 'same-origin', 'same-site'],
  ['whitespace-around', true, 'https://page.example', 'https://api.example/', ' \tsame-origin '],
]

// An image, because it is spared from the rule of mixed content.
const verdictOf = (
  request: Partial<PageRequest>,
  headers: readonly HeaderLine[],
  engine: (typeof engines)[number],
) => {
  const made = ofPage({ api: 'img', ...request })
  return evaluate(
    { request: made, hops: [{ url: made.url, response: { status: 200, headers } }] },
    { engine, registrableDomain },
  )
}

describe('Cross-Origin-Resource-Policy', () => {
  for (const [id, isBlocked, documentOrigin, url, ...policies] of rows) {
    const lines = policies.map((policy) => ['Cross-Origin-Resource-Policy', policy] as const)
    for (const engine of engines) {
      it(`corp/${id}/${engine}/${isBlocked ? 'blocked' : 'passes'}`, () => {
        const { ok, violations } = verdictOf({ documentOrigin, url }, lines, engine)
        expect(violations.map(({ reason }) => reason)).toEqual(isBlocked ? ['corp'] : [])
        expect(ok).toBe(!isBlocked)
      })

      it(`corp/${id}/${engine}/says-nothing-under-cors`, () => {
        const headers = [...lines, ['Access-Control-Allow-Origin', '*'] as const]
        expect(
          verdictOf({ documentOrigin, url, mode: 'cors', credentials: 'omit' }, headers, engine).violations,
        ).toEqual([])
      })
    }
  }

  it('corp/without-a-list-the-last-two-labels-are-the-site', () => {
    const request = ofPage({ api: 'img', documentOrigin: 'https://a.co.uk', url: 'https://b.co.uk/' })
    const response = { status: 200, headers: [['Cross-Origin-Resource-Policy', 'same-site'] as const] }
    expect(evaluate({ request, hops: [{ url: request.url, response }] }).ok).toBe(true)
  })
})
