import { a, b, describeDefects, describeFaulty, grantedToA } from './defect-rows.ts'
import { evil, preflight } from './exchange.ts'

describeFaulty([
  {
    id: 'S5-unset-variable',
    options: { origin: process.env['NO_SUCH_ORIGIN'], credentials: true },
    today: { express: { status: 200, cors: {}, vary: [] }, fastify: { status: 500 } },
    refused: /origin .*environment variable/,
  },
  {
    id: 'S6+1c-typo',
    options: { orgin: a },
    origin: evil,
    today: { status: 200, cors: { 'access-control-allow-origin': '*' } },
    refused: /orgin .*origin/,
  },
  {
    id: 'S7-unanchored-expression',
    options: { origin: /a\.example$/ },
    origin: 'https://evila.example',
    today: { cors: { 'access-control-allow-origin': 'https://evila.example' } },
    refused: /origin .*\^/,
  },
  {
    id: 'S8-a-string-for-a-boolean',
    options: { origin: [a], credentials: 'false' },
    today: {
      express: { cors: grantedToA },
      fastify: { cors: { ...grantedToA, 'access-control-allow-credentials': 'true' } },
    },
    refused: /credentials "false" is not a boolean/,
  },
  {
    id: 'A4-trailing-slash',
    options: { origin: [`${a}/`] },
    today: { cors: {} },
    refused: /origin\[0\] .*slash.*Write "https:\/\/a\.example"/,
  },
  {
    id: 'A4-list-in-a-string',
    options: { origin: `${a},${b}` },
    today: { cors: { 'access-control-allow-origin': `${a},${b}` } },
    refused: /origin .*,/,
  },
  {
    id: 'A4-star-in-a-list',
    options: { origin: ['*'] },
    today: { express: { cors: {} }, fastify: { cors: { 'access-control-allow-origin': '*' } } },
    refused: /origin\[0\]/,
  },
  {
    id: 'A7-maximal-age',
    options: { origin: [a], maxAge: '1h' },
    sent: preflight('GET'),
    today: { status: 204, vary: ['Origin', 'Access-Control-Request-Headers'] },
    refused: /maxAge "1h"/,
  },
  {
    id: 'A8-line-break',
    options: { origin: a, exposedHeaders: 'x\r\ny' },
    today: { status: 500 },
    refused: /exposedHeaders/,
  },
  {
    id: 'A8-line-break-in-a-list',
    options: { origin: a, exposedHeaders: ['x\r\ny'] },
    today: { status: 500 },
    refused: /exposedHeaders\[0\]/,
  },
])

describeDefects([
  {
    id: 'A3-explicit-undefined',
    theirs: { main: (app) => app.enableCors({ origin: a, maxAge: undefined, allowedHeaders: undefined }) },
    here: {
      origin: a,
      maxAge: undefined,
      allowedHeaders: undefined,
      methods: undefined,
      credentials: undefined,
    },
    asked: [
      {
        sent: preflight('POST', 'x-a'),
        origin: a,
        today: {
          express: { status: 204 },
          fastify: {
            cors: {
              ...grantedToA,
              'access-control-allow-methods': 'GET,HEAD,POST',
              'access-control-allow-headers': '',
              'access-control-max-age': 'undefined',
            },
          },
        },
        here: {
          status: 204,
          cors: {
            ...grantedToA,
            'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
            'access-control-allow-headers': 'x-a',
          },
        },
      },
    ],
  },
  {
    id: 'A3-undefined-methods-and-status',
    theirs: {
      main: (app) => app.enableCors({ origin: a, methods: undefined, optionsSuccessStatus: undefined }),
    },
    here: { origin: a, methods: undefined, preflightStatus: undefined },
    asked: [{ sent: preflight('PUT'), origin: a, today: { status: 500 }, here: { status: 204 } }],
  },
  {
    id: 'A6-refused-origins-see-nothing',
    theirs: { main: (app) => app.enableCors({ origin: [a], credentials: true, exposedHeaders: ['ETag'] }) },
    here: { origin: [a], credentials: true, exposedHeaders: ['ETag'] },
    asked: [
      {
        origin: evil,
        today: {
          cors: { 'access-control-allow-credentials': 'true', 'access-control-expose-headers': 'ETag' },
        },
        here: { status: 200, cors: {}, vary: ['Origin'] },
      },
      { sent: preflight('PUT'), origin: evil, today: { status: 204 }, here: { status: 403, cors: {} } },
    ],
  },
  {
    id: 'V1-a-function-that-denies',
    theirs: {
      main: (app) => app.enableCors({ origin: (origin: string, done: Done) => done(null, origin === a) }),
    },
    here: { origin: (origin) => origin === a },
    asked: [
      {
        origin: evil,
        today: { express: { vary: [] }, fastify: { vary: ['Origin'] } },
        here: { vary: ['Origin'] },
      },
      {
        today: { express: { vary: [] }, fastify: { vary: ['Origin'] } },
        here: { cors: {}, vary: ['Origin'] },
      },
    ],
  },
  {
    id: 'A5-global-expression',
    theirs: { main: (app) => app.enableCors({ origin: /^https:\/\/a\.example$/g }) },
    here: { origin: /^https:\/\/a\.example$/g },
    asked: [grantedToA, {}, grantedToA].map((second) => ({
      origin: a,
      today: { express: { cors: second }, fastify: { cors: grantedToA } },
      here: { cors: grantedToA },
    })),
  },
])

type Done = (error: Error | null, isAllowed: boolean) => void
