const { once } = require('node:events')

process.env.PORT = '0'
const web = 'https://app.example.com'

describe.each(['express', 'koa', 'fastify', 'node'])('%s', (host) => {
  let server
  let url
  beforeAll(async () => {
    jest.spyOn(console, 'log').mockImplementation()
    server = require(`./${host}.js`).server
    if (!server.listening) await once(server, 'listening')
    url = `http://localhost:${server.address().port}/notes`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test.each([
    [web, web],
    ['https://evil.example', null],
  ])('a request of %s', async (origin, allowed) => {
    const response = await fetch(url, { headers: { origin } })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(['milk'])
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
    expect(response.headers.get('vary')).toContain('Origin')
  })

  test.each([
    [web, 204, web],
    ['https://evil.example', 403, null],
  ])('a preflight of %s', async (origin, status, allowed) => {
    const headers = { origin, 'access-control-request-method': 'PUT' }
    const response = await fetch(url, { method: 'OPTIONS', headers })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  })
})
