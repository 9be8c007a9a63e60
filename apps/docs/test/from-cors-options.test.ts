import { cors } from '@cors/express'
import type { CorsOptions } from 'cors'
import { type OptionRow, checkOptions } from '../src/check-options.ts'
import { checkTable } from '../src/check-table.ts'
import { readPage } from '../src/page.ts'

const origin = 'https://a.example'

const page = readPage('from-cors')

checkTable(page, cors)
checkOptions(page, cors, {
  origin: [
    ['missing', undefined, "{ origin: 'https://app.example.com' }"],
    ['missing-beside-others', { maxAge: 600 }, 'origin is undefined', "write '*' for everybody"],
    ['star', { origin: '*' }],
    [
      'star-with-credentials',
      { origin: '*', credentials: true },
      'Name the origins',
      'dangerouslyReflectAnyOrigin',
    ],
    ['string', { origin }],
    ['string-with-slash', { origin: `${origin}/` }, `Write "${origin}"`],
    ['host-without-scheme', { origin: 'a.example' }, 'Write "https://a.example"'],
    [
      'several-in-a-string',
      { origin: 'https://a.example,https://b.example' },
      'Write ["https://a.example","https://b.example"]',
    ],
    ['true', { origin: true }, "Write '*'", 'dangerouslyReflectAnyOrigin'],
    ['false', { origin: false }],
    ['array', { origin: [origin, 'https://b.example'] }],
    ['array-in-array', { origin: [[origin]] }, 'origin[0]', 'an array of origins'],
    ['array-of-star', { origin: ['*'] }, "write origin: '*'"],
    ['array-of-true', { origin: [true] }, 'origin[0]', "'*'"],
    ['empty-array', { origin: [] }, 'write false'],
    ['empty-string', { origin: '' }, 'environment variable'],
    ['null', { origin: null }, "'*' for everybody or false for nobody"],
    ['expression', { origin: /example\.com$/ }, '^ and $', 'https://evilexample.com'],
    ['expression-in-array', { origin: [origin, /\.example2\.com$/] }, 'origin[1]', '^ and $'],
    ['whole-expression', { origin: /^https:\/\/(?:www\.)?example\.com$/ }],
    ['function', { origin: () => true }],
  ],
  methods: [
    ['string', { origin, methods: 'GET,PUT,POST' }, 'methods', 'Write ["GET","PUT","POST"]'],
    ['array', { origin, methods: ['GET', 'PUT'] }],
    ['array-with-options', { origin, methods: ['GET', 'POST', 'OPTIONS'] }],
    ['lower-case', { origin, methods: ['put'] }, 'Write "PUT"'],
    ['star', { origin, methods: '*' }],
  ],
  allowedHeaders: [
    ['string', { origin, allowedHeaders: 'X-A,X-B' }, 'allowedHeaders', 'Write ["X-A","X-B"]'],
    ['array', { origin, allowedHeaders: ['X-A'] }],
    [
      'often-copied',
      { origin, allowedHeaders: ['Origin', 'X-Requested-With', 'Content-Type', 'Accept'] },
      'allowedHeaders[0] "Origin"',
      'leave it out',
    ],
    ['null', { origin, allowedHeaders: null }, 'allowedHeaders', 'an array of header names'],
  ],
  headers: [['string', { origin, headers: 'X-A' }, 'headers', 'Write "allowedHeaders"']],
  exposedHeaders: [
    ['string', { origin, exposedHeaders: 'ETag' }, 'exposedHeaders', 'Write ["ETag"]'],
    ['array', { origin, exposedHeaders: ['ETag'] }],
  ],
  credentials: [
    ['true', { origin, credentials: true }],
    ['insecure', { origin: 'http://a.example', credentials: true }, 'dangerouslyAllowInsecureOrigins'],
    ['string', { origin, credentials: 'true' }, 'Write true'],
  ],
  maxAge: [
    ['number', { origin, maxAge: 600 }],
    ['zero', { origin, maxAge: 0 }],
    ['string', { origin, maxAge: '600' }, 'Write 600'],
    ['too-long', { origin, maxAge: 2592000 }, 'Write 86400'],
    ['words', { origin, maxAge: '1h' }, 'Write 3600'],
  ],
  preflightContinue: [
    ['true', { origin, preflightContinue: true }, 'preflightContinue', 'never reaches the application'],
    ['false', { origin, preflightContinue: false }, 'preflightContinue', 'always answered'],
  ],
  optionsSuccessStatus: [
    ['200', { origin, optionsSuccessStatus: 200 }, 'optionsSuccessStatus', 'Write "preflightStatus"'],
    ['204', { origin, optionsSuccessStatus: 204 }, 'optionsSuccessStatus', 'Write "preflightStatus"'],
  ],
} satisfies { readonly [Name in keyof CorsOptions | 'headers']-?: readonly OptionRow[] })
