import { CorsModule, type CorsModuleSource } from '@cors/nestjs'
import type { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface'
import { NestFactory } from '@nestjs/core'
import { type OptionRow, checkOptions } from '../src/check-options.ts'
import { checkTable } from '../src/check-table.ts'
import { readPage } from '../src/page.ts'

const origin = 'https://a.example'

const page = readPage('from-enable-cors', [{ name: 'Express', adapt: String }])

checkTable(page, start)
checkOptions(page, start, {
  origin: [
    ['missing-beside-others', { maxAge: 600 }, 'origin is undefined', "write '*' for everybody"],
    ['everybody-by-true', true, 'options true', "{ origin: '*' } for everybody"],
    ['unset', { origin: undefined }, 'environment variable'],
    ['empty-string', { origin: '' }, 'environment variable'],
    ['star', { origin: '*' }],
    [
      'star-with-credentials',
      { origin: '*', credentials: true },
      'Name the origins',
      'dangerouslyReflectAnyOrigin',
    ],
    ['string', { origin }],
    ['string-with-slash', { origin: `${origin}/` }, `Write "${origin}"`],
    [
      'several-in-a-string',
      { origin: 'https://a.example,https://b.example' },
      'Write ["https://a.example","https://b.example"]',
    ],
    ['true', { origin: true }, "Write '*'", 'dangerouslyReflectAnyOrigin'],
    ['false', { origin: false }],
    ['expression-of-a-part', { origin: /a\.example$/ }, '"https://*.example.com"'],
    ['expression-of-the-whole', { origin: /^https:\/\/a\.example$/ }],
    ['array', { origin: [origin, 'https://b.example'] }],
    ['array-with-an-expression', { origin: [origin, /\.b\.example$/] }, 'origin[1] /\\.b\\.example$/'],
    ['array-with-unset', { origin: [origin, undefined] }, 'origin[1]'],
    ['function', { origin: () => true }],
  ],
  methods: [
    ['string', { origin, methods: 'GET,PUT' }, 'Write ["GET","PUT"]'],
    [
      'often-copied',
      { origin, methods: 'GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS' },
      'Write ["GET","HEAD","PUT","PATCH","POST","DELETE","OPTIONS"]',
    ],
    ['array', { origin, methods: ['GET', 'PUT', 'OPTIONS'] }],
    ['lower-case', { origin, methods: ['put'] }, 'Write "PUT"'],
  ],
  allowedHeaders: [
    ['string', { origin, allowedHeaders: 'X-A, X-B' }, 'Write ["X-A","X-B"]'],
    ['array', { origin, allowedHeaders: ['X-A'] }],
    [
      'often-copied',
      { origin, allowedHeaders: ['Origin', 'X-Requested-With', 'Content-Type', 'Accept'] },
      'allowedHeaders[0] "Origin"',
      'leave it out',
    ],
  ],
  exposedHeaders: [
    ['string', { origin, exposedHeaders: 'ETag' }, 'Write ["ETag"]'],
    ['array', { origin, exposedHeaders: ['ETag'] }],
    ['set-cookie', { origin, exposedHeaders: ['Set-Cookie'] }, 'can be read by no page'],
  ],
  credentials: [
    ['true', { origin, credentials: true }],
    ['insecure', { origin: 'http://a.example', credentials: true }, 'dangerouslyAllowInsecureOrigins'],
    ['string', { origin, credentials: 'true' }, 'Write true'],
  ],
  maxAge: [
    ['number', { origin, maxAge: 600 }],
    ['string', { origin, maxAge: '600' }, 'Write 600'],
    ['too-long', { origin, maxAge: 2592000 }, 'Write 86400'],
  ],
  preflightContinue: [
    ['true', { origin, preflightContinue: true }, 'never reaches the application'],
    ['false', { origin, preflightContinue: false }, 'always answered'],
  ],
  optionsSuccessStatus: [
    ['200', { origin, optionsSuccessStatus: 200 }, 'Write "preflightStatus"'],
    ['204', { origin, optionsSuccessStatus: 204 }, 'Write "preflightStatus"'],
  ],
} satisfies { readonly [Name in keyof CorsOptions]-?: readonly OptionRow[] })

/** Starts an application with these options in the place of those of `enableCors`. */
async function start(options: CorsModuleSource): Promise<void> {
  const app = await NestFactory.create(CorsModule.forRoot(options), { logger: false, abortOnError: false })
  await app.init()
  await app.close()
}
