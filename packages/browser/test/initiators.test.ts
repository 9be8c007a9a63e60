import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type CredentialsMode,
  type Initiator,
  type PageRequest,
  type RequestMode,
  type Verdict,
  evaluate,
  initiators,
} from '../src/index.ts'
import { engines, ofPage } from './classification.ts'

const page = 'https://page.example'

interface Row {
  readonly mode: RequestMode
  readonly credentials: CredentialsMode
  readonly preflight: boolean
  /** What else the element itself makes of it. */
  readonly request?: Partial<PageRequest>
  readonly type: Verdict['responseType']
  readonly origin: string | null
  readonly cookies: boolean
  /** A method and a header of the script's own lead to a preflight. */
  readonly asks: boolean
}

const without: Row = {
  mode: 'no-cors',
  credentials: 'include',
  preflight: false,
  type: 'opaque',
  origin: null,
  cookies: true,
  asks: false,
}
const always: Row = {
  mode: 'cors',
  credentials: 'same-origin',
  preflight: false,
  type: 'cors',
  origin: page,
  cookies: false,
  asks: false,
}
const navigation: Row = { ...without, mode: 'navigate', type: 'basic' }

const rows: Readonly<Record<Initiator, Row>> = {
  fetch: { ...always, preflight: true, asks: true },
  xhr: { ...always, preflight: true, asks: true },
  img: without,
  script: without,
  stylesheet: without,
  media: without,
  module: always,
  font: always,
  track: always,
  eventsource: always,
  beacon: { ...without, preflight: true, request: { body: 'x' }, origin: page },
  websocket: { ...navigation, mode: 'websocket', request: { url: 'wss://api.example/' }, origin: page },
  form: { ...navigation, request: { method: 'POST', body: 'a=b' }, origin: page },
  iframe: navigation,
}

const any: Answer = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
const own: Answer = {
  status: 200,
  headers: [
    ['Access-Control-Allow-Origin', page],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', 'POST'],
    ['Access-Control-Allow-Headers', 'content-type, x-a'],
  ],
}

const verdictOf = (
  request: Partial<PageRequest>,
  answer: Answer,
  engine: (typeof engines)[number],
): Verdict =>
  evaluate(
    {
      request: ofPage(request),
      hops: [{ url: 'https://api.example/', preflight: answer, response: answer }],
    },
    { engine },
  )

it('initiators/every-one-has-a-row', () => {
  expect(Object.keys(initiators).toSorted()).toEqual(Object.keys(rows).toSorted())
  expect([initiators, ...Object.values(initiators)].every(Object.isFrozen)).toBe(true)
})

describe('initiators', () => {
  for (const [api, row] of Object.entries(rows) as readonly (readonly [Initiator, Row])[]) {
    const { mode, credentials, preflight, request, type, origin, cookies, asks } = row

    it(`initiators/${api}/facts`, () => {
      expect(initiators[api]).toMatchObject({ mode, credentials, preflight })
      expect(initiators[api].note).toMatch(/\S\.|"$/)
    })

    for (const engine of engines) {
      it(`initiators/${api}/${engine}/by-itself`, () => {
        expect(verdictOf({ api, ...request }, any, engine)).toMatchObject({
          ok: true,
          preflight: false,
          responseType: type,
          finalOrigin: origin,
          sentCookies: cookies,
        })
      })

      it(`initiators/${api}/${engine}/what-it-needs`, () => {
        const { ok, violations } = verdictOf({ api, ...request }, { status: 200, headers: [] }, engine)
        expect(violations.map(({ reason }) => reason)).toEqual(type === 'cors' ? ['acao-missing'] : [])
        expect(ok).toBe(type !== 'cors')
      })

      it(`initiators/${api}/${engine}/a-header-${asks ? 'asks' : 'is-not-set'}`, () => {
        const { preflight: asked, preflightHeaders } = verdictOf(
          { api, ...request, headers: [['X-A', '1']] },
          own,
          engine,
        )
        expect({ asked, preflightHeaders }).toEqual({ asked: asks, preflightHeaders: asks ? 'x-a' : null })
      })

      if (preflight) continue
      it(`initiators/${api}/${engine}/nothing-forces-a-preflight`, () => {
        const forced = { api, ...request, method: 'POST', body: 'x', uploadListeners: true, streamBody: true }
        expect(verdictOf(forced, own, engine)).toMatchObject({ preflight: false, ok: true })
      })
    }
  }

  for (const api of ['img', 'script', 'stylesheet', 'media'] as const) {
    it(`initiators/${api}/crossorigin`, () => {
      expect(initiators[api].byAttribute).toContain('crossorigin')
      const anonymous = { api, mode: 'cors', credentials: 'same-origin' } as const
      expect(verdictOf(anonymous, any, 'standard')).toMatchObject({
        responseType: 'cors',
        sentCookies: false,
      })
      const withCredentials = { api, mode: 'cors', credentials: 'include' } as const
      expect(verdictOf(withCredentials, own, 'standard')).toMatchObject({ ok: true, sentCookies: true })
      expect(verdictOf(withCredentials, any, 'standard').violations.map(({ reason }) => reason)).toEqual([
        'acao-wildcard-with-credentials',
        'acac-not-true',
      ])
    })
  }

  it('initiators/beacon/a-type-that-no-form-can-send', () => {
    const json = { api: 'beacon', body: '{}', headers: [['Content-Type', 'application/json']] } as const
    expect(verdictOf(json, own, 'standard')).toMatchObject({
      ok: true,
      preflight: true,
      preflightHeaders: 'content-type',
      responseType: 'cors',
      sentCookies: true,
    })
  })
})
