import { describe, expect, it } from 'vitest'
import { cases } from '../src/calls/cases/cases.ts'
import { casesOf } from '../src/calls/cases/cases-of.ts'
import { hosts } from '../src/calls/hosts/hosts.ts'
import { chooseCases } from '../src/calls/measure.ts'
import { createExchange } from '../src/calls/measuring/exchange.ts'

const ids = cases.map(({ id }) => id)

describe('the cases', () => {
  it('cases/once-each', () => {
    expect(new Set(ids).size).toBe(ids.length)
  })

  for (const [name, host] of Object.entries(hosts)) {
    it(`cases/all-there/${name}`, () => {
      const lost = host.cases.filter(
        (wanted) => !ids.some((id) => id === wanted || (wanted.endsWith('/') && id.startsWith(wanted))),
      )
      expect(lost).toEqual([])
    })

    it(`cases/some-are-quick/${name}`, () => {
      const quick = chooseCases(name, { quick: true })
      expect(quick.length).toBeGreaterThan(0)
      expect(quick.length).toBeLessThan(casesOf(name).length)
    })
  }

  it('cases/spread-over-the-list', () => {
    const each = cases.find(({ id }) => id === 'allowed/1000')
    const origins = Array.from({ length: 1000 }, (_, turn) => each && originOf(each.request(turn).fields))
    expect(new Set(origins).size).toBe(1000)
  })

  for (const { id, quick = false, beginning, is } of [
    { id: 'named-whole', beginning: 'allowed/1', is: ['allowed/1'] },
    { id: 'beginning', beginning: 'route/', is: ['route/preflight', 'route/get'] },
    { id: 'quick-or-not', quick: true, beginning: 'route/get', is: ['route/get'] },
    { id: 'elsewhere', beginning: 'no-such', is: [] },
  ]) {
    it(`cases/chosen/${id}`, () => {
      expect(chooseCases('express', { quick, case: beginning })).toEqual(is)
    })
  }
})

describe('an exchange', () => {
  for (const { id, request } of cases) {
    it(`exchange/${id}`, () => {
      const message = request(3)
      const { request: made } = createExchange(message)
      expect([made.method, made.url]).toEqual([message.method, message.path])
      expect(made.rawHeaders).toEqual(message.fields.flat())
      expect(made.headers.origin).toBe(originOf(message.fields))
    })
  }
})

function originOf(fields: readonly (readonly [string, string])[]): string | undefined {
  return fields.find(([name]) => name === 'Origin')?.[1]
}
