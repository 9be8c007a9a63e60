import type { IncomingMessage } from 'node:http'
import { describe, expectTypeOf, it } from 'vitest'
import {
  type Cors,
  type CorsDecision,
  type CorsReason,
  type CorsRequest,
  type SyncCors,
  createCors,
  mergeVary,
  validateCors,
} from '../src/index.ts'

describe('types', () => {
  it('types/sync-policies-decide-at-once', () => {
    expectTypeOf(createCors({ origin: '*' })).toEqualTypeOf<SyncCors>()
    expectTypeOf(
      createCors({ origin: ['https://a.example'] }).decide({ headers: {} }),
    ).toEqualTypeOf<CorsDecision>()
    expectTypeOf(createCors({ origin: () => true }).decide({ headers: {} })).toEqualTypeOf<CorsDecision>()
    expectTypeOf(createCors({ origin: () => true }).allows('https://a.example')).toEqualTypeOf<boolean>()
  })

  it('types/async-predicates-decide-later', () => {
    const cors = createCors({ origin: () => Promise.resolve(true) })
    expectTypeOf(cors).toEqualTypeOf<Cors>()
    expectTypeOf(cors.decide({ headers: {} })).toEqualTypeOf<CorsDecision | Promise<CorsDecision>>()
    expectTypeOf(cors.allows('https://a.example')).toEqualTypeOf<boolean | Promise<boolean>>()
  })

  it('types/predicates-that-may-be-either', () => {
    expectTypeOf(createCors({ origin: (): boolean | Promise<boolean> => true })).toEqualTypeOf<Cors>()
  })

  it('types/hosts-requests-are-requests-as-they-are', () => {
    expectTypeOf<IncomingMessage>().toExtend<CorsRequest>()
    expectTypeOf<{ method: string; headers: Record<string, string> }>().toExtend<CorsRequest>()
  })

  it('types/the-rest-of-the-surface', () => {
    expectTypeOf(mergeVary).returns.toEqualTypeOf<string>()
    expectTypeOf(validateCors).parameter(0).toEqualTypeOf<unknown>()
    expectTypeOf<CorsDecision['reason']>().toEqualTypeOf<CorsReason>()
    expectTypeOf<Extract<CorsDecision, { action: 'respond' }>['status']>().toEqualTypeOf<number>()
  })
})
