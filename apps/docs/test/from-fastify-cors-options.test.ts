import { type CorsPluginOptions, cors } from '@cors/fastify'
import type { FastifyCorsOptions } from '@fastify/cors'
import Fastify, { type FastifyContextConfig } from 'fastify'
import { type OptionRow, checkOptions } from '../src/check-options.ts'
import { checkTable } from '../src/check-table.ts'
import { readPage } from '../src/page.ts'

const origin = 'https://a.example'

const page = readPage('from-fastify-cors')

checkTable(page, start)
checkOptions(page, start, {
  origin: [
    ['missing', undefined, 'origin is undefined', "write '*' for everybody"],
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
    ['empty-string', { origin: '' }, 'environment variable'],
    ['unset', { origin: undefined }, 'environment variable'],
    ['true', { origin: true }, "Write '*'", 'dangerouslyReflectAnyOrigin'],
    ['false', { origin: false }],
    ['expression-of-a-part', { origin: /a\.example$/ }, '"https://*.example.com"'],
    ['expression-of-the-whole', { origin: /^https:\/\/([a-z0-9-]+\.)*a\.example$/ }],
    ['array', { origin: [origin, 'https://b.example'] }],
    ['array-with-an-expression', { origin: [origin, /\.b\.example$/] }, 'origin[1] /\\.b\\.example$/'],
    ['array-with-star', { origin: [origin, '*'] }, "write origin: '*'"],
    ['array-in-an-array', { origin: [[origin]] }, 'origin[0]', 'none of'],
    ['empty-array', { origin: [] }, 'write false'],
    ['function', { origin: () => true }],
  ],
  methods: [
    ['string', { origin, methods: 'GET,PUT' }, 'Write ["GET","PUT"]'],
    ['array', { origin, methods: ['GET', 'PUT'] }],
    ['lower-case', { origin, methods: ['put'] }, 'Write "PUT"'],
  ],
  allowedHeaders: [
    ['string', { origin, allowedHeaders: 'X-A,X-B' }, 'allowedHeaders', 'Write ["X-A","X-B"]'],
    ['array', { origin, allowedHeaders: ['X-A'] }],
    ['null', { origin, allowedHeaders: null }, 'allowedHeaders null', 'an array of header names'],
  ],
  exposedHeaders: [
    ['string', { origin, exposedHeaders: 'ETag' }, 'exposedHeaders', 'Write ["ETag"]'],
    ['array', { origin, exposedHeaders: ['ETag'] }],
    ['null', { origin, exposedHeaders: null }, 'exposedHeaders null', 'an array of header names'],
  ],
  credentials: [
    ['true', { origin, credentials: true }],
    ['insecure', { origin: 'http://a.example', credentials: true }, 'dangerouslyAllowInsecureOrigins'],
    ['string', { origin, credentials: 'true' }, 'Write true'],
  ],
  maxAge: [
    ['number', { origin, maxAge: 600 }],
    ['zero', { origin, maxAge: 0 }],
    ['null', { origin, maxAge: null }, 'maxAge null', 'seconds'],
    ['too-long', { origin, maxAge: 2592000 }, 'Write 86400'],
  ],
  cacheControl: [
    ['number', { origin, cacheControl: 600 }, 'cacheControl is not an option', 'maxAge'],
    ['string', { origin, cacheControl: 'public, max-age=600' }, 'cacheControl is not an option', 'maxAge'],
  ],
  preflightContinue: [
    ['true', { origin, preflightContinue: true }, 'preflightContinue', 'never reaches the application'],
    ['false', { origin, preflightContinue: false }, 'preflightContinue', 'always answered'],
  ],
  optionsSuccessStatus: [
    ['200', { origin, optionsSuccessStatus: 200 }, 'optionsSuccessStatus', 'Write "preflightStatus"'],
    ['204', { origin, optionsSuccessStatus: 204 }, 'optionsSuccessStatus', 'Write "preflightStatus"'],
  ],
  preflight: [
    ['true', { origin, preflight: true }, 'preflight is not an option', 'always answered'],
    ['false', { origin, preflight: false }, 'preflight is not an option', 'always answered'],
  ],
  strictPreflight: [
    ['true', { origin, strictPreflight: true }, 'strictPreflight', 'always reaches the application'],
    ['false', { origin, strictPreflight: false }, 'strictPreflight', 'always reaches the application'],
  ],
  hideOptionsRoute: [
    ['true', { origin, hideOptionsRoute: true }, 'hideOptionsRoute', 'no OPTIONS route'],
    ['false', { origin, hideOptionsRoute: false }, 'hideOptionsRoute', 'no OPTIONS route'],
  ],
  logLevel: [['silent', { origin, logLevel: 'silent' }, 'logLevel', 'no OPTIONS route']],
  hook: [
    ['usual', { origin, hook: 'onRequest' }, 'hook is not an option', 'everything that is mounted after it'],
    ['late', { origin, hook: 'preHandler' }, 'hook is not an option', 'everything that is mounted after it'],
  ],
  delegator: [
    ['asynchronous', { delegator: async () => ({ origin }) }, 'delegator', 'on Fastify as { policy }'],
    ['callback', { delegator: () => {} }, 'delegator', 'on Fastify as { policy }'],
  ],
  config: [
    ['whole', { config: { cors: { origin } } }],
    ['part', { config: { cors: { maxAge: 600 } } }, 'config.cors of PUT /', 'origin is undefined'],
    ['false', { config: { cors: false } }],
    ['true', { config: { cors: true } }, 'config.cors of PUT /', 'is not an object of options'],
    ['faulty', { config: { cors: { origin, hook: 'preHandler' } } }, 'config.cors of PUT /', 'hook'],
  ],
} satisfies { readonly [Name in keyof FastifyCorsOptions | 'config']-?: readonly OptionRow[] })

/** Starts an application under these options; under those of `config.cors` on a route, where they are it. */
async function start(
  options: CorsPluginOptions | { readonly config: FastifyContextConfig } | undefined,
): Promise<void> {
  const app = Fastify()
  const isOfRoute = options !== undefined && 'config' in options
  const given: CorsPluginOptions = isOfRoute ? { origin } : (options as CorsPluginOptions)
  app.register(cors, given)
  app.put('/', { config: isOfRoute ? options.config : {} }, async () => 'saved')
  try {
    await app.ready()
  } finally {
    await app.close()
  }
}
