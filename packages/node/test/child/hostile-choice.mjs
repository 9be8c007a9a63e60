// A choosing function that throws, or rejects with, what is no error. Prints what the server answered.
import { once } from 'node:events'
import { createServer } from 'node:http'

import { request } from '@cors/conformance'
import { withCors } from '@cors/node'

const origin = 'https://app.example.com'
const thrown = {
  string: () => 'no such tenant',
  null: () => null,
  undefined: () => undefined,
  symbol: () => Symbol('no such tenant'),
  'no-prototype': () => Object.create(null),
  'number-as-message': () => Object.assign(new Error('to be replaced'), { message: 5 }),
  hostile: () => ({
    toString() {
      throw new Error('not even text')
    },
  }),
}
const [way, what = ''] = process.argv.slice(2)
const policy = { origin }

const server = createServer(
  withCors(
    ({ url }) => {
      if (url !== '/fails') return policy
      const error = thrown[what]?.()
      if (way === 'throw') throw error
      return Promise.reject(error)
    },
    (_request, response) => void response.end(),
  ),
).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address()

async function ask(method, path) {
  const asks = [
    ['Origin', origin],
    ['Access-Control-Request-Method', 'PUT'],
  ]
  const { status, headers } = await request(port, { method, path, headers: asks }, { timeLimit: 2000 })
  return `${status} ${headers.some(([name]) => /^access-control/i.test(name)) ? 'granted' : 'no grant'}`
}
process.stdout.write(
  `${[await ask('GET', '/fails'), await ask('OPTIONS', '/fails'), await ask('GET', '/')].join(', ')}\n`,
)
server.close()
