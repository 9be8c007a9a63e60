import { type Exchange, evaluate } from '@cors/browser'
import type { EngineName } from '@tooling/browsers'
import { type Difference, compare } from './compare.ts'
import type { Measured } from './measure.ts'

/** An exchange of which `@cors/browser` says something else than an engine did. */
export interface Differing {
  readonly index: number
  readonly differences: readonly Difference[]
  readonly exchange: Exchange
}

export function findDifferences(
  engine: EngineName,
  exchanges: readonly Exchange[],
  measured: readonly Measured[],
): readonly Differing[] {
  if (exchanges.length !== measured.length) throw new Error('not every exchange was measured')
  return exchanges.flatMap((exchange, index) => {
    const seen = measured[index]
    if (seen === undefined) throw new Error(`exchange ${index} was not measured`)
    const differences = compare(engine, evaluate(exchange, { engine }), seen)
    return differences.length === 0 ? [] : [{ index, differences, exchange }]
  })
}
