import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Engine,
  type HeaderLine,
  type OutgoingRequest,
  type PageRequest,
  type Simulated,
  evaluate,
  simulate,
} from '../src/index.ts'
import { type Origins, type Site, overSockets, serve } from './origins.ts'
import { engines } from './classification.ts'

export const any: HeaderLine = ['Access-Control-Allow-Origin', '*']
export const ok = (...headers: readonly HeaderLine[]): Answer => ({ status: 200, headers })
export const to = (status: number, location: string, ...headers: readonly HeaderLine[]): Answer => ({
  status,
  headers: [['Location', location], ...headers],
})

export interface SimulationRow {
  readonly id: string
  /** The page is of origin `a`. */
  readonly request: (urlOf: Origins['urlOf']) => Omit<PageRequest, 'documentOrigin'>
  readonly site?: (urlOf: Origins['urlOf']) => Site
  /** Requests as they came in, `OPTIONS b/x` and the like. */
  readonly wire: readonly string[]
  /** `ok`, or the reason and where. */
  readonly told: string
  /** The Origin of each request, `-` where it had none. */
  readonly origins?: string
}

/** `ok`, or stage, hop and reason of the first violation. */
function toldOf({ ok: isOk, violations: [first] }: Simulated): string {
  return first === undefined ? String(isOk && 'ok') : `${first.stage} ${first.hop} ${first.reason}`
}

export function describeSimulation(title: string, rows: readonly SimulationRow[]): void {
  describe(title, () => {
    for (const { id, request, site, wire, told, origins } of rows) {
      for (const engine of engines) {
        it(`simulate/${id}/${engine}`, async () => {
          const { urlOf, seen } = await serve('abc', site ?? (() => ({})))
          const page = urlOf('a')
          const sent: OutgoingRequest[] = []
          const verdict = await simulate(
            { documentOrigin: page, ...request(urlOf) },
            (outgoing) => {
              sent.push(outgoing)
              return overSockets(outgoing)
            },
            { engine },
          )
          expect(toldOf(verdict)).toBe(told)
          expect(seen.map(({ line }) => line)).toEqual(wire)
          expect(sent.map(({ method }) => method)).toEqual(wire.map((line) => line.split(' ')[0]))
          if (origins !== undefined) {
            const letters = new Map([
              [page, 'a'],
              ['null', 'n'],
            ])
            expect(seen.map(({ headers }) => letters.get(headers['origin'] ?? '') ?? '-').join('')).toBe(
              origins,
            )
          }
          expectSameVerdict(verdict, engine)
        })
      }
    }
  })
}

/** What was simulated is an exchange, and of that the verdict is the same. */
export function expectSameVerdict(simulated: Simulated, engine: Engine): void {
  const { exchange, ...verdict } = simulated
  Reflect.deleteProperty(verdict, 'cause')
  const again = evaluate(exchange, { engine })
  expect({ ...again, violations: again.violations.slice(0, verdict.violations.length) }).toEqual(verdict)
}
