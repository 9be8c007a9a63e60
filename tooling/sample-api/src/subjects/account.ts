import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app, other } from '../origins.ts'

const path = '/account/session'
const json = { 'content-type': 'application/json' }

export function describeAccount({ ask }: Api): void {
  describe('the account', () => {
    it('account/sign-in-and-out', async () => {
      const headers = { origin: app, ...json }
      const signedIn = await ask({ method: 'POST', path, headers, body: '{"user":"ada"}' })
      expect(signedIn).toMatchObject({ status: 200, body: '{"user":"ada"}' })
      const [line = ''] = signedIn.message.headers['set-cookie'] ?? []
      const [cookie = '', ...attributes] = line.split('; ')
      expect(cookie).toMatch(/^session=./)
      expect(attributes.map((each) => each.toLowerCase()).toSorted()).toEqual([
        'httponly',
        'path=/',
        'samesite=lax',
      ])

      const asAda = { origin: app, cookie }
      const me = await ask({ path: '/account/me', headers: asAda })
      expect(me).toMatchObject({ status: 200, body: '{"user":"ada"}' })
      expect((await ask({ method: 'DELETE', path, headers: asAda })).status).toBe(204)
      expect((await ask({ path: '/account/me', headers: asAda })).status).toBe(401)
    })

    it('account/other-origin-does-nothing', async () => {
      const headers = { origin: other, ...json }
      const { status, message } = await ask({ method: 'POST', path, headers, body: '{"user":"eve"}' })
      expect([status, message.headers['set-cookie']]).toEqual([403, undefined])
    })

    it('account/without-a-name', async () => {
      const answer = await ask({ method: 'POST', path, headers: { origin: app, ...json }, body: '{}' })
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toEqual({ error: expect.stringContaining('user') })
      expect(answer.cors).toContain(`allow-origin: ${app}`)
    })
  })
}
