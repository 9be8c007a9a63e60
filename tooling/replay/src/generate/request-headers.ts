import type { HeaderLine } from '@cors/browser'
import type { Chance } from './chance.ts'

// Kept away from: values with a line break or NUL and names that are no tokens, which `Headers` refuses before there is
// a request.

const limits = [1, 127, 128, 129] as const

/** What a script sets. Names are written as a script may write them. */
export function generateHeaders(chance: Chance): readonly HeaderLine[] {
  const count = chance.weigh([
    [45, 0],
    [35, 1],
    [14, 2],
    [6, 3],
  ])
  const lines = Array.from({ length: count }, () => generateLine(chance))
  // A repeated name is combined by some before it is measured, and not by others.
  return lines.flatMap((line) =>
    chance.percent(6) ? Array.from({ length: 2 + chance.below(9) }, () => line) : [line],
  )
}

function generateLine(chance: Chance): HeaderLine {
  const line = chance.weigh<() => HeaderLine>([
    [
      22,
      () => [
        chance.pick(['X-Custom', 'x-custom', 'X-Test', 'X-Requested-With', 'x-a']),
        chance.pick(['1', '', 'a, b']),
      ],
    ],
    [16, () => [chance.pick(['Content-Type', 'content-type']), contentType(chance)]],
    [10, () => ['Accept', accept(chance)]],
    [7, () => ['Accept-Language', language(chance)]],
    [7, () => ['Content-Language', language(chance)]],
    [8, () => ['Range', range(chance)]],
    [8, () => [chance.pick(['Authorization', 'authorization']), 'Bearer abc']],
    [
      8,
      () => [
        chance.pick([
          'User-Agent',
          'Last-Event-ID',
          'If-None-Match',
          'Cache-Control',
          'Pragma',
          'X-HTTP-Method',
        ]),
        'abc',
      ],
    ],
    [
      3,
      () => [
        chance.pick([
          'Device-Memory',
          'DPR',
          'Width',
          'Viewport-Width',
          'RTT',
          'Downlink',
          'ECT',
          'Save-Data',
        ]),
        '1',
      ],
    ],
    [8, () => forbidden(chance)],
  ])
  return line()
}

function contentType(chance: Chance): string {
  return chance.weigh([
    [30, 'application/json'],
    [12, 'text/plain'],
    [
      48,
      chance.pick([
        'text/plain;charset=UTF-8',
        'TEXT/Plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/plain;garbage',
        'text/plain,',
        'text/plain, text/html',
        'text /plain',
        'text/plain; charset="utf-8"',
        'text/html',
        'application/json; charset=utf-8',
        'text',
        '',
      ]),
    ],
    [10, pad('text/plain; p=', chance.pick(limits))],
  ])
}

function accept(chance: Chance): string {
  return chance.weigh([
    [3, chance.pick(['*/*', 'application/json', 'text/html;q=0.9, */*', ''])],
    [4, pad('', chance.pick(limits))],
    [
      4,
      `a${chance.pick(['"', '(', ')', ':', '<', '>', '?', '@', '[', '\\', ']', '{', '}', '\u007F', '\u0001', '\t', '\u00E9'])}b`,
    ],
  ])
}

function language(chance: Chance): string {
  return chance.weigh([
    [3, chance.pick(['en', 'en-US,en;q=0.9', 'de; q=1.0, *', ''])],
    [2, pad('', chance.pick(limits))],
    [3, chance.pick(['en_US', 'en@x', 'en\tus', 'en/us', 'en"', 'en\u00E9'])],
  ])
}

function range(chance: Chance): string {
  return chance.pick([
    'bytes=0-',
    'bytes=0-10',
    'bytes=5-5',
    'bytes=-500',
    'bytes=10-5',
    'bytes=0-1,3-4',
    'bytes = 0-',
    'bytes=0 -1',
    'Bytes=0-',
    'bytes=a-',
    pad('bytes=', chance.pick(limits), '0').replace(/.$/, '-'),
  ])
}

/** Dropped by the browser without a word, or with one in the console. */
function forbidden(chance: Chance): HeaderLine {
  return chance.pick<HeaderLine>([
    ['Cookie', 'a=1'],
    ['Origin', 'http://forged.test'],
    ['Host', 'forged.test'],
    ['Content-Length', '7'],
    ['Access-Control-Request-Method', 'GET'],
    ['Access-Control-Request-Headers', 'x-forged'],
    ['Accept-Charset', 'utf-8'],
    ['DNT', '1'],
    ['Sec-Forged', '1'],
    ['Proxy-Forged', '1'],
    ['X-HTTP-Method-Override', 'TRACE'],
    ['X-HTTP-Method-Override', 'PUT'],
    ['X-Method-Override', 'get, Connect'],
    ['X-HTTP-Method', '"TRACE"'],
    ['X-Method-Override', 'a"b, Track, c"'],
  ])
}

/** Filled up to so many bytes. */
function pad(start: string, length: number, filler = 'a'): string {
  return start.padEnd(length, filler)
}
