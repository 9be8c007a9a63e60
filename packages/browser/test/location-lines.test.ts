import { describe, expect, it } from 'vitest'
import { type Engine, evaluate } from '../src/index.ts'
import { engines } from './classification.ts'

const documentOrigin = 'http://page.test:8000'
const url = 'http://api.test:8000/a'
const next = 'http://api.test:8000/z'
const open = ['Access-Control-Allow-Origin', '*'] as const

/** What comes of a redirect whose answer has these lines, by engine: a status, or the first reason. */
const rows: readonly {
  readonly id: string
  readonly lines: readonly string[]
  readonly redirect?: 'error' | 'manual'
  readonly told: Readonly<Record<Engine, number | string>>
}[] = [
  {
    id: 'one-twice',
    lines: [next, next],
    told: { standard: 'redirect-location', chromium: 200, firefox: 200, webkit: 200 },
  },
  {
    id: 'two',
    lines: [next, 'http://other.test/'],
    told: {
      standard: 'redirect-location',
      chromium: 'invalid-response',
      firefox: 'invalid-response',
      webkit: 200,
    },
  },
  {
    id: 'one-and-an-empty-one',
    lines: [next, ''],
    told: {
      standard: 'redirect-location',
      chromium: 'invalid-response',
      firefox: 'invalid-response',
      webkit: 200,
    },
  },
  {
    id: 'empty',
    lines: [''],
    // Of those that follow it leads back to where it stands.
    told: { standard: 200, chromium: 302, firefox: 200, webkit: 'redirect-location' },
  },
  {
    id: 'empty-and-an-error',
    lines: [''],
    redirect: 'error',
    told: { standard: 'redirect-mode-error', chromium: 302, firefox: 'redirect-mode-error', webkit: 302 },
  },
  {
    id: 'empty-and-not-followed',
    lines: [''],
    redirect: 'manual',
    told: { standard: 0, chromium: 0, firefox: 0, webkit: 0 },
  },
]

describe('lines of Location', () => {
  for (const { id, lines, redirect = 'follow', told } of rows) {
    it.each(engines)(`location/${id}/%s`, (engine) => {
      const headers = [open, ...lines.map((line) => ['Location', line] as const)]
      const { violations, status } = evaluate(
        {
          request: { documentOrigin, url, redirect },
          hops: [
            { url, response: { status: 302, headers } },
            { url: next, response: { status: 200, headers: [open] } },
          ],
        },
        { engine },
      )
      expect(violations[0]?.reason ?? status).toBe(told[engine])
    })
  }

  it('location/several-are-quoted-as-they-are', () => {
    const headers = [open, ['Location', next], ['Location', next]] as const
    const { violations } = evaluate({
      request: { documentOrigin, url },
      hops: [{ url, response: { status: 302, headers } }],
    })
    expect(violations[0]?.value).toBe(`${next}, ${next}`)
  })

  it('location/an-empty-one-is-no-redirect-to-webkit', () => {
    for (const redirect of ['follow', 'error', 'manual'] as const) {
      const headers = [['Location', '']] as const
      const { violations } = evaluate(
        { request: { documentOrigin, url, redirect }, hops: [{ url, response: { status: 302, headers } }] },
        { engine: 'webkit' },
      )
      expect(violations[0]?.engine.text).toBe(
        `Origin ${documentOrigin} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
      )
    }
  })

  it.each(['file://[', 'ws://[', 'data://[ '])('location/no-url-has-no-scheme/%s', (location) => {
    const headers = [open, ['Location', location]] as const
    for (const engine of engines) {
      const { violations } = evaluate(
        { request: { documentOrigin, url }, hops: [{ url, response: { status: 302, headers } }] },
        { engine },
      )
      expect(violations.map(({ reason }) => reason)).toEqual([
        URL.canParse(location) ? 'redirect-scheme' : 'redirect-location',
      ])
    }
  })

  // Measured; an empty line of another name is none in Firefox.
  it.each([
    ['Location', false],
    ['Content-Length', false],
    ['Content-Disposition', false],
    ['X-A', true],
  ] as const)('location/firefox-refuses-contradictions/%s', (name, isFine) => {
    for (const values of [
      ['5', ''],
      ['', '5'],
    ]) {
      const headers = [open, ...values.map((value) => [name, value] as const)]
      const { ok } = evaluate(
        { request: { documentOrigin, url }, hops: [{ url, response: { status: 200, headers } }] },
        { engine: 'firefox' },
      )
      expect(ok).toBe(isFine)
    }
  })

  // WebKit, by way of libsoup, takes them for one URL.
  it('location/joined-is-of-the-first-ones-host', async () => {
    const headers = [
      open,
      ['Location', 'http://other.test/z'],
      ['Location', 'http://api.test:8000/z'],
    ] as const
    const verdict = evaluate(
      {
        request: { documentOrigin, url, redirect: 'follow' },
        hops: [
          { url, response: { status: 302, headers } },
          { url: next, response: { status: 200, headers: [] } },
        ],
      },
      { engine: 'webkit' },
    )
    expect(verdict.violations[0]?.engine.text).toContain('Origin null is not allowed')
  })
})
