import { type RawResponse, rows, runRow } from '@cors/conformance'
import { describe, expect, it } from 'vitest'
import { hosts } from './hosts.ts'

// That each host passes the table is for its own package to show. Here no expectation is written down: what
// counts is that identical requests get identical answers, line by line as they were on the wire.

/** The lines that CORS is about, with the names spelt as the host sent them; by RFC 9110, section 5.3, their order says nothing. */
function linesOf(response: RawResponse | undefined): readonly string[] {
  if (response === undefined) return ['no answer']
  const lines = response.headers.filter(([name]) => /^(?:access-control-|vary$)/i.test(name))
  return [String(response.status), ...lines.map(([name, value]) => `${name}: ${value}`).toSorted()]
}

describe('identical answers on all hosts', () => {
  it('parity/hosts: every adapter is here', () => {
    expect(new Set(hosts.map(({ name }) => name.split(/[@:, ]/, 1)[0]))).toEqual(
      new Set(['node', 'express', 'koa', 'fastify', 'hapi', 'nest']),
    )
  })

  for (const row of rows) {
    const able = hosts.filter(({ gaps = {} }) => gaps[row.id] === undefined)
    it(`parity/${row.id}`, async () => {
      const answers = await Promise.all(
        able.map(async ({ name, serve }) => {
          const { responses } = await runRow(row, serve)
          return { name, lines: responses.map(linesOf) }
        }),
      )
      const [first] = answers
      expect(answers).toEqual(answers.map(({ name }) => ({ name, lines: first?.lines })))
    })
  }
})
