import { describe, expect, it } from 'vitest'
import type { HeaderLine, PageRequest } from '../src/index.ts'
import { engines, ofPage, told } from './classification.ts'
import { classify } from '../src/index.ts'

type Row = readonly [id: string, request: Partial<PageRequest>, ...because: readonly string[]]

const post = (type: string): Partial<PageRequest> => ({ method: 'POST', headers: [['Content-Type', type]] })
const sets = (...headers: readonly HeaderLine[]): Partial<PageRequest> => ({ headers })

/** In every engine alike. */
const rows: readonly Row[] = [
  ['put', { method: 'put' }, 'method PUT'],
  ['patch-keeps-its-case', { method: 'patch' }, 'method patch'],
  ['options', { method: 'options' }, 'method OPTIONS'],
  ['custom-method', { method: 'Get-X' }, 'method Get-X'],
  ['name', sets(['X-A', '1']), 'header-name x-a'],
  ['name/with-an-empty-value', sets(['X-A', '']), 'header-name x-a'],
  ['name/twice', sets(['X-A', '1'], ['x-a', '2']), 'header-name x-a'],
  ['name/authorization', sets(['Authorization', 'x']), 'header-name authorization'],
  ['name/last-event-id', sets(['Last-Event-ID', '1']), 'header-name last-event-id'],
  ['type/json', post('application/json'), 'header-value content-type'],
  ['type/quotes', post('text/plain; a="b"'), 'header-value content-type'],
  ['type/empty', post(''), 'header-value content-type'],
  ['type/list', post('text/plain, text/plain'), 'header-value content-type'],
  ['accept/bracket', sets(['Accept', 'a(b)']), 'header-value accept'],
  ['accept/second-line', sets(['Accept', 'a'], ['ACCEPT', '"']), 'header-value accept'],
  ['accept-language/slash', sets(['Accept-Language', 'de/en']), 'header-value accept-language'],
  ['content-language/line', sets(['Content-Language', 'de_DE']), 'header-value content-language'],
  ['range/suffix', sets(['Range', 'bytes=-5']), 'header-value range'],
  ['range/two', sets(['Range', 'bytes=0-1,2-3']), 'header-value range'],
  ['range/backwards', sets(['Range', 'bytes=10-9']), 'header-value range'],
  ['range/spaced', sets(['Range', 'bytes= 0-1']), 'header-value range'],
  ['range/unit', sets(['Range', 'rows=0-1']), 'header-value range'],
  ['listener', { api: 'xhr', method: 'POST', body: 'x', uploadListeners: true }, 'upload-listener'],
  ['stream', { method: 'POST', streamBody: true }, 'stream'],
  ['override-to-put', sets(['X-Method-Override', 'PUT']), 'header-name x-method-override'],
  [
    'override-to-put-and-trace',
    sets(['X-Method-Override', 'PUT'], ['X-HTTP-Method', 'get,\ttrace ']),
    'header-name x-method-override',
    'header-dropped x-http-method',
  ],
  [
    'everything-at-once',
    {
      api: 'xhr',
      method: 'DELETE',
      body: 'x',
      uploadListeners: true,
      headers: [
        ['X-B', '1'],
        ['X-A', '1'],
        ['Accept', '"'],
        ['x-b', '2'],
        ['Host', 'x'],
        ['Accept-Language', 'de'],
      ],
    },
    'method DELETE',
    'header-name x-b',
    'header-name x-a',
    'header-value accept',
    'upload-listener',
    'header-dropped host',
  ],
]

describe('classify: preflighted', () => {
  for (const [id, request, ...because] of rows) {
    for (const engine of engines) {
      it(`classify/preflighted/${id}/${engine}`, () => {
        expect(told(request, engine)).toEqual({ mode: 'preflighted', because })
      })
    }
  }
})

// Each unsafe byte, under each name that is held to that rule.
describe('classify: bytes', () => {
  const codes = Array.from({ length: 256 }, (_, code) => code).filter((code) => ![0, 10, 13].includes(code))
  const isControl = (code: number): boolean => (code < 32 && code !== 9) || code === 127
  const isMark = (code: number): boolean => '"():<>?@[\\]{}'.includes(String.fromCharCode(code))
  const isUnsafe = (code: number): boolean => isControl(code) || isMark(code)
  const isNoLanguage = (code: number): boolean => !/[0-9A-Za-z *,\-.;=]/.test(String.fromCharCode(code))
  const names: readonly (readonly [name: string, before: string, isRefused: (code: number) => boolean])[] = [
    ['Accept', 'a', isUnsafe],
    ['Content-Type', 'text/plain;a', isUnsafe],
    ['Accept-Language', 'a', isNoLanguage],
    ['Content-Language', 'a', isNoLanguage],
  ]
  for (const [name, before, isRefused] of names) {
    for (const engine of engines) {
      it(`classify/bytes/${name}/${engine}`, () => {
        const asked = codes.filter((code) => {
          const value = `${before}${String.fromCharCode(code)}b`
          return told(sets([name, value]), engine).mode === 'preflighted'
        })
        // Firefox passes ASCII only, and reads a type as a list.
        const isFirefoxs = (code: number): boolean => code > 127 || (code === 44 && name === 'Content-Type')
        expect(asked).toEqual(
          codes.filter((code) => isRefused(code) || (engine === 'firefox' && isFirefoxs(code))),
        )
      })
    }
  }
})

describe('classify: words', () => {
  const words: readonly (readonly [request: Partial<PageRequest>, message: string])[] = [
    [{ method: 'PATCH' }, 'PATCH is not GET, HEAD or POST.'],
    [sets(['X-Trace', '1']), 'x-trace is not a CORS-safelisted request-header.'],
    [post('application/json'), '"application/json" is none of the types that a form can send.'],
    [sets(['Accept', 'a'.repeat(129)]), 'The value of accept has 129 bytes, more than 128.'],
    [sets(['Range', 'bytes=-5']), 'Of ranges only bytes=START- and bytes=START-END pass.'],
    [
      { api: 'xhr', method: 'POST', body: '', uploadListeners: true },
      'XMLHttpRequest.upload had a listener at send().',
    ],
  ]
  for (const [request, message] of words) {
    it(`classify/words/${message}`, () => {
      expect(classify(ofPage(request)).because.map((cause) => cause.message)).toEqual([message])
    })
  }
})
