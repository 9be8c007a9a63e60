import { cors } from '@cors/koa'
import type { Options } from '@koa/cors'
import { type OptionRow, checkOptions } from '../src/check-options.ts'
import { checkTable } from '../src/check-table.ts'
import { readPage } from '../src/page.ts'

const origin = 'https://a.example'

const page = readPage('from-koa-cors')

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
    ['empty-string', { origin: '' }, 'environment variable'],
    [
      'several-in-a-string',
      { origin: 'https://a.example,https://b.example' },
      'Write ["https://a.example","https://b.example"]',
    ],
    ['true', { origin: true }, "Write '*'", 'dangerouslyReflectAnyOrigin'],
    ['false', { origin: false }],
    ['array', { origin: [origin] }],
    ['function', { origin: () => true }],
  ],
  allowMethods: [
    ['string', { origin, allowMethods: 'GET,PUT' }, 'allowMethods', 'Write "methods"'],
    ['array', { origin, allowMethods: ['GET', 'PUT'] }, 'allowMethods', 'Write "methods"'],
    ['value-kept', { origin, methods: 'GET,PUT' }, 'Write ["GET","PUT"]'],
  ],
  exposeHeaders: [
    ['string', { origin, exposeHeaders: 'ETag' }, 'exposeHeaders', 'Write "exposedHeaders"'],
    ['array', { origin, exposeHeaders: ['ETag'] }, 'exposeHeaders', 'Write "exposedHeaders"'],
    ['value-kept', { origin, exposedHeaders: 'ETag' }, 'Write ["ETag"]'],
  ],
  allowHeaders: [
    ['string', { origin, allowHeaders: 'X-A,X-B' }, 'allowHeaders', 'Write "allowedHeaders"'],
    ['array', { origin, allowHeaders: ['X-A'] }, 'allowHeaders', 'Write "allowedHeaders"'],
    ['value-kept', { origin, allowedHeaders: 'X-A,X-B' }, 'Write ["X-A","X-B"]'],
  ],
  maxAge: [
    ['number', { origin, maxAge: 600 }],
    ['zero', { origin, maxAge: 0 }],
    ['string', { origin, maxAge: '600' }, 'Write 600'],
  ],
  credentials: [
    ['true', { origin, credentials: true }],
    ['alone', { credentials: true }, 'origin is undefined'],
    ['insecure', { origin: 'http://a.example', credentials: true }, 'dangerouslyAllowInsecureOrigins'],
    ['string', { origin, credentials: 'true' }, 'Write true'],
    ['function', { origin, credentials: () => true }, 'choose the policy by a function'],
  ],
  keepHeadersOnError: [
    ['true', { origin, keepHeadersOnError: true }, 'keepHeadersOnError', 'always stand'],
    ['false', { origin, keepHeadersOnError: false }, 'keepHeadersOnError', 'always stand'],
  ],
  secureContext: [
    [
      'true',
      { origin, secureContext: true },
      'secureContext',
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Embedder-Policy',
    ],
  ],
  privateNetworkAccess: [
    ['true', { origin, privateNetworkAccess: true }, 'privateNetworkAccess', 'no browser asks for it'],
  ],
} satisfies { readonly [Name in keyof Options]-?: readonly OptionRow[] })
