import type { INestApplication } from '@nestjs/common'
import { Test } from '@nestjs/testing'
import { AppModule } from './../src/app.module'

const partner = 'https://partner.example'

describe('AppModule', () => {
  let app: INestApplication
  let url: string

  beforeAll(async () => {
    const tested = await Test.createTestingModule({ imports: [AppModule] }).compile()
    app = tested.createNestApplication()
    await app.listen(0, '127.0.0.1')
    url = await app.getUrl()
  })
  afterAll(() => app.close())

  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['https://evil.example', null],
  ])('/notes (GET) from %s', async (origin, allowed) => {
    const response = await fetch(`${url}/notes`, { headers: { origin } })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  })

  it.each([
    [partner, 204, partner],
    ['https://app.example.com', 403, null],
  ])('/orders/7 (OPTIONS) from %s', async (origin, status, allowed) => {
    const headers = { origin, 'access-control-request-method': 'PUT' }
    const response = await fetch(`${url}/orders/7`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  })
})
