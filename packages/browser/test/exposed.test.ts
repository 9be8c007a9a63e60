import { describe, expect, it } from 'vitest'
import { type HeaderLine, type PageRequest, evaluate } from '../src/index.ts'
import { engines, ofPage } from './classification.ts'

const page = 'https://page.example'
const allowed: readonly HeaderLine[] = [
  ['Access-Control-Allow-Origin', page],
  ['Access-Control-Allow-Credentials', 'true'],
]
const sent: readonly HeaderLine[] = [
  ['X-B', '1'],
  ['X-A', ' 2 '],
  ['x-b', '3'],
  ['Set-Cookie', 'a=b'],
  ['Set-Cookie2', 'a=b'],
  ['Content-Type', 'text/plain'],
  ['Content-Length', '0'],
  ['Content-Language', 'de'],
  ['Cache-Control', 'no-store'],
  ['Expires', '0'],
  ['Last-Modified', 'x'],
  ['Pragma', 'no-cache'],
  ['ETag', '"x"'],
]
const safelisted =
  'cache-control content-language content-length content-type expires last-modified pragma'.split(' ')
const own = allowed.map(([name]) => name.toLowerCase())

type Row = readonly [
  id: string,
  exposes: readonly string[],
  request: Partial<PageRequest>,
  names: readonly string[],
]

const rows: readonly Row[] = [
  ['nothing', [], {}, []],
  ['listed', ['X-A, etag'], {}, ['etag', 'x-a']],
  ['listed-on-two-lines', ['X-A', 'etag'], {}, ['etag', 'x-a']],
  ['listed-and-absent', ['x-none'], {}, []],
  ['set-cookie-never', ['Set-Cookie, set-cookie2, x-a'], {}, ['x-a']],
  ['unparsable-exposes-nothing', ['x-a, "'], {}, []],
  ['empty-elements', [', ,x-a,,'], {}, ['x-a']],
  ['star', ['*'], {}, ['etag', 'x-a', 'x-b', 'access-control-expose-headers', ...own]],
  ['star-among-others', ['x-none, *'], {}, ['etag', 'x-a', 'x-b', 'access-control-expose-headers', ...own]],
  ['star-with-credentials-is-a-name', ['*'], { credentials: 'include' }, []],
  ['star-with-credentials-beside-names', ['*, x-a'], { credentials: 'include' }, ['x-a']],
  ['at-home-all', [], { url: page }, ['etag', 'x-a', 'x-b', ...own]],
]

describe('what a script reads', () => {
  for (const [id, exposes, request, names] of rows) {
    for (const engine of engines) {
      it(`exposed/${id}/${engine}`, () => {
        const lists = exposes.map((value) => ['Access-Control-Expose-Headers', value] as const)
        const headers = [...allowed, ...lists, ...sent]
        const { ok, exposedHeaders } = evaluate(
          { request: ofPage(request), hops: [{ url: page, response: { status: 200, headers } }] },
          { engine },
        )
        expect(ok).toBe(true)
        expect(exposedHeaders.map(([name]) => name)).toEqual([...safelisted, ...names].toSorted())
        const values = new Map(exposedHeaders)
        if (names.includes('x-b')) expect(values.get('x-b')).toBe('1, 3')
        if (names.includes('x-a')) expect(values.get('x-a')).toBe('2')
      })
    }
  }
})
