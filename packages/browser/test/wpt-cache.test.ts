import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type CredentialsMode,
  type Engine,
  type HeaderLine,
  createPreflightCache,
  evaluate,
} from '../src/index.ts'
import { isPresent, rowsOf } from './reference.ts'

interface Step {
  readonly atSeconds: number
  readonly method: string
  readonly credentials: CredentialsMode
  readonly headers: readonly HeaderLine[]
  readonly preflightResponse: Answer
  readonly expectPreflight: boolean
}
interface SequenceRow {
  readonly id: string
  readonly title: string
  readonly steps: readonly Step[]
}

const rows = rowsOf('preflight-cache-sequences.json') as readonly SequenceRow[]
const engines: readonly Engine[] = ['standard', 'chromium', 'firefox', 'webkit']
const page = 'http://web-platform.test:8000'
const url = 'http://www1.web-platform.test:8000/counted.py'

describe.runIf(isPresent)('web-platform-tests: preflight-cache-sequences', () => {
  it('wpt/preflight-cache-sequences/table-is-there', () => {
    expect(rows.length).toBe(11)
    const steps = rows.flatMap((row) => row.steps)
    expect(steps.filter(({ expectPreflight }) => !expectPreflight).length).toBeGreaterThan(3)
  })

  for (const { id, title, steps } of rows) {
    for (const engine of engines) {
      it(`wpt/${id}/${engine}/${title}`, () => {
        let now = 0
        const cache = createPreflightCache(engine, () => now)
        const seen = steps.map(({ atSeconds, method, credentials, headers, preflightResponse }) => {
          now = atSeconds * 1000
          const { ok, preflight } = evaluate(
            {
              request: { documentOrigin: page, url, method, credentials, headers },
              hops: [{ url, preflight: preflightResponse, response: preflightResponse }],
            },
            { engine, cache },
          )
          return { ok, preflight }
        })
        expect(seen).toEqual(steps.map(({ expectPreflight }) => ({ ok: true, preflight: expectPreflight })))
      })
    }
  }
})
