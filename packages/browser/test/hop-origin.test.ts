import { describe, expect, it } from 'vitest'
import { type Engine, type HeaderLine, type ReferrerPolicy, evaluate } from '../src/index.ts'
import { engines } from './classification.ts'

const page = 'http://page.test:8000'
const api = 'http://api.test:8000'

type Told = Readonly<Record<Engine, string>>

const everywhere = (origin: string): Told => ({
  standard: origin,
  chromium: origin,
  firefox: origin,
  webkit: origin,
})

// `Origin` of a POST without CORS, after redirects. What engines did was measured: tooling/replay.
const rows: readonly {
  readonly id: string
  readonly first?: ReferrerPolicy
  /** `Referrer-Policy` of the first answer. */
  readonly policy?: string
  readonly chain: readonly string[]
  readonly told: Told
}[] = [
  { id: 'nothing-said', chain: [page, page], told: everywhere(page) },
  {
    id: 'hidden-by-the-answer',
    policy: 'no-referrer',
    chain: [page, page],
    told: { ...everywhere('null'), chromium: page, webkit: page },
  },
  {
    id: 'shown-by-the-answer',
    first: 'no-referrer',
    policy: 'origin',
    chain: [page, page],
    told: { ...everywhere(page), webkit: 'null' },
  },
  {
    id: 'the-last-known-one-counts',
    policy: 'origin, no-referrer, unknown,',
    chain: [page, page],
    told: { ...everywhere('null'), chromium: page, webkit: page },
  },
  {
    id: 'unknown-ones-count-for-nothing',
    first: 'no-referrer',
    policy: 'unknown',
    chain: [page, page],
    told: { ...everywhere('null'), chromium: page },
  },
  {
    id: 'written-otherwise',
    policy: 'No-Referrer',
    chain: [page, page],
    told: { ...everywhere(page), firefox: 'null' },
  },
  // By the letter an element that is none makes a failure of all.
  ...['no-referrer, "x"', 'no-referrer, x1', '"x", no-referrer'].map((policy) => ({
    id: `beside-what-is-none/${policy}`,
    policy,
    chain: [page, page],
    told: { ...everywhere(page), firefox: 'null' },
  })),
  {
    id: 'what-is-no-list-counts-for-nothing',
    first: 'no-referrer',
    policy: '"origin"',
    chain: [page, page],
    told: { ...everywhere('null'), chromium: page },
  },
  {
    id: 'same-origin-to-another',
    policy: 'same-origin',
    chain: [page, api],
    told: { ...everywhere('null'), chromium: 'null', webkit: page },
  },
  {
    id: 'it-holds-for-every-hop-after',
    policy: 'no-referrer',
    chain: [page, page, page],
    told: { ...everywhere('null'), chromium: page, webkit: page },
  },
  // WebKit keeps the header where the origin of the URL stays, and makes it anew without a policy where it does not.
  {
    id: 'hidden-and-stays',
    first: 'no-referrer',
    chain: [page, page],
    told: { ...everywhere('null'), chromium: page },
  },
  {
    id: 'hidden-and-leaves',
    first: 'no-referrer',
    chain: [page, api],
    told: { ...everywhere('null'), chromium: 'null', webkit: page },
  },
  {
    id: 'hidden-elsewhere-and-stays',
    first: 'same-origin',
    chain: [api, api],
    told: { ...everywhere('null'), chromium: page },
  },
]

describe('Origin after a redirect', () => {
  for (const { id, first = '', policy, chain, told } of rows) {
    it.each(engines)(`hop-origin/${id}/%s`, (engine) => {
      const urls = chain.map((origin, index) => `${origin}/${index}`)
      const said: readonly HeaderLine[] = policy === undefined ? [] : [['Referrer-Policy', policy]]
      const { ok, finalOrigin } = evaluate(
        {
          request: {
            documentOrigin: page,
            url: urls[0] ?? '',
            method: 'POST',
            body: 'x',
            mode: 'no-cors',
            referrerPolicy: first,
          },
          hops: urls.map((url, index) => {
            const next = urls[index + 1]
            const headers = next === undefined ? [] : [['Location', next] as const]
            return {
              url,
              response: {
                status: next === undefined ? 200 : 307,
                headers: index === 0 ? [...headers, ...said] : headers,
              },
            }
          }),
        },
        { engine },
      )
      expect({ ok, finalOrigin }).toEqual({ ok: true, finalOrigin: told[engine] })
    })
  }
})
