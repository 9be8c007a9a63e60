import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type CorsDecision, type CorsOptions, type CorsRequest, createCors } from '../src/index.ts'
import { actual, answerOf, app, evil, plain, preflight } from './exchange.ts'

const fails = (): never => {
  throw new Error('listener')
}
const rejects = async (): Promise<void> => {
  await Promise.resolve()
  fails()
}
const foreign = runInNewContext('async () => { throw new Error("listener") }') as () => Promise<void>

type Listener = 'fails' | 'rejects' | 'foreign'
// An `async` function passes for one that returns nothing.
const listeners = { fails, rejects, foreign } as unknown as { readonly [name in Listener]: () => undefined }

/** What would have ended the process while `run` and its promises ran. */
async function unhandled(run: () => unknown): Promise<readonly unknown[]> {
  const caught: unknown[] = []
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason) => caught.push(reason))
  try {
    await run()
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
  } finally {
    process.removeAllListeners('unhandledRejection')
    for (const listener of before) process.on('unhandledRejection', listener)
  }
  return caught
}

describe('onDecision', () => {
  it('onDecision/sees-every-decision-and-its-request', () => {
    const calls: (readonly [CorsDecision, CorsRequest])[] = []
    const cors = createCors({ origin: [app], onDecision: (...call) => calls.push(call) })
    const requests = [plain(), actual(app), actual(app), actual(evil), preflight(app), preflight(evil)]
    const decisions = requests.map((request) => cors.decide(request))
    expect(calls).toEqual(requests.map((request, index) => [decisions[index], request]))
    expect(calls.every(([decision], index) => decision === decisions[index])).toBe(true)
  })

  it('onDecision/after-an-async-predicate', async () => {
    const reasons: string[] = []
    const cors = createCors({
      origin: () => Promise.resolve(false),
      onDecision: ({ reason }) => reasons.push(reason),
    })
    await cors.decide(actual(app))
    expect(reasons).toEqual(['origin-not-allowed'])
  })

  for (const name of Object.keys(listeners) as Listener[]) {
    it(`onDecision/${name}/changes-nothing-and-is-reported`, async () => {
      const quiet = createCors({ origin: [app], credentials: true })
      const errors: unknown[] = []
      const loud = createCors({
        origin: [app],
        credentials: true,
        onDecision: listeners[name],
        onError: (error) => errors.push((error as Error).message),
      })
      const requests = [plain(), actual(app), actual(evil), preflight(app)]
      const crashes = await unhandled(() => {
        for (const request of requests) {
          expect(answerOf(loud.decide(request))).toEqual(answerOf(quiet.decide(request)))
        }
      })
      expect(crashes).toEqual([])
      expect(errors).toEqual(requests.map(() => 'listener'))
    })

    it(`onError/${name}/changes-nothing`, async () => {
      const reports: CorsOptions = { origin: false, onError: listeners[name], onDecision: fails }
      const crashes = await unhandled(async () => {
        const later = createCors({
          ...reports,
          origin: () => Promise.reject(new Error('db down')),
        })
        const now = createCors({ ...reports, origin: fails })
        for (const decision of [await later.decide(actual(app)), now.decide(actual(app))]) {
          expect(answerOf(decision)).toEqual(
            expect.objectContaining({ allowed: false, reason: 'origin-check-failed', headers: {} }),
          )
        }
      })
      expect(crashes).toEqual([])
    })
  }

  it('onDecision/cannot-change-the-decision', () => {
    const cors = createCors({
      origin: [app],
      onDecision(decision) {
        const open = decision as unknown as { allowed: boolean; headers: unknown[] }
        expect(() => open.headers.push(['Access-Control-Allow-Origin', evil])).toThrow(TypeError)
        open.allowed = true
      },
    })
    expect(answerOf(cors.decide(actual(evil)))).toEqual(
      expect.objectContaining({ allowed: false, headers: {} }),
    )
  })

  it('listeners/get-nothing-mutable-as-this', () => {
    const seen: unknown[] = []
    const see = function see(this: unknown): boolean {
      seen.push(this)
      throw new Error('reported')
    }
    createCors({ origin: see, onDecision: see, onError: see }).decide(actual(app))
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.filter((each) => each !== undefined && !Object.isFrozen(each))).toEqual([])
  })
})
