import { a, describeDefects, grantedToA } from './defect-rows.ts'
import { preflight } from './exchange.ts'

const fail = (): never => {
  throw new Error('broken')
}

describeDefects([
  {
    id: 'N7-middleware-before',
    theirs: {
      main(app) {
        app.use(fail)
        app.enableCors({ origin: [a] })
      },
    },
    here: { origin: [a] },
    main: (app) => app.use(fail),
    asked: [
      {
        origin: a,
        today: { express: { status: 500, cors: {} }, fastify: { status: 500, cors: grantedToA } },
        here: { status: 500, cors: grantedToA, vary: ['Origin'] },
      },
      {
        sent: preflight('PUT'),
        origin: a,
        today: { express: { status: 500, cors: {} }, fastify: { status: 204 } },
        here: { status: 204 },
      },
    ],
  },
  {
    id: 'N7-answers',
    theirs: { settings: { cors: { origin: [a] } } },
    here: { origin: [a] },
    asked: [
      // Mended by Nest in the meantime.
      {
        sent: { path: '/events' },
        origin: a,
        today: { cors: grantedToA },
        here: { cors: grantedToA, vary: ['Origin'] },
      },
      ...['/vary', '/raw'].map((path) => ({
        sent: { path },
        origin: a,
        today: { cors: grantedToA, vary: ['Accept'] },
        here: { cors: grantedToA, vary: ['Accept', 'Origin'] },
      })),
      {
        sent: { path: '/%zz' },
        origin: a,
        today: { express: { cors: grantedToA }, fastify: { status: 400, cors: {} } },
        here: { cors: grantedToA, vary: ['Origin'] },
      },
    ],
  },
  {
    id: 'N8+F2-plain-options',
    theirs: { settings: { cors: { origin: [a] } } },
    here: { origin: [a] },
    asked: [a, undefined].map((origin) => ({
      sent: { method: 'OPTIONS', path: '/own' },
      ...(origin === undefined ? {} : { origin }),
      today: {
        express: { status: 204, body: '' },
        fastify: { status: 400, body: 'Invalid Preflight Request' },
      },
      here: { status: 200, body: 'own', cors: origin === undefined ? {} : grantedToA },
    })),
  },
])
