// Picks exchanges for `divergences.test.ts` out of what tooling/replay has saved:
// node --conditions=@cors/source packages/browser/test/measured/pick.ts '/tmp/{engine}-1.json' '/tmp/{engine}-2.json' …
import { readFileSync, writeFileSync } from 'node:fs'
import type { Exchange } from '../../src/index.ts'
import { type Told, type Witness, divergencesOf, measuredEngines, toldBy } from '../witness.ts'

interface Saved {
  readonly exchange: Exchange
  readonly measured: Omit<Told, 'code'> & { readonly codes: readonly string[] }
}

const witnessesEach = 3

for (const engine of measuredEngines) {
  const saved = process.argv
    .slice(2)
    .flatMap((path) => JSON.parse(readFileSync(path.replace('{engine}', engine), 'utf8')) as readonly Saved[])
    .toSorted((a, b) => JSON.stringify(a.exchange).length - JSON.stringify(b.exchange).length)
  const witnesses: Witness[] = []
  for (const divergence of divergencesOf(engine)) {
    let found = 0
    for (const { exchange, measured } of saved) {
      if (found === witnessesEach) break
      const told = toldOf(exchange, measured)
      const isAsSaid = JSON.stringify(told) === JSON.stringify(toldBy(engine, exchange))
      const isOtherwise = JSON.stringify(told) !== JSON.stringify(toldBy(engine, exchange, divergence))
      if (!isAsSaid || !isOtherwise) continue
      found++
      witnesses.push({ of: divergence, exchange, told })
    }
    console.log(engine, divergence, found)
  }
  const lines = witnesses.map((witness) => JSON.stringify(witness))
  writeFileSync(new URL(`${engine}.json`, import.meta.url), `[\n${lines.join(',\n')}\n]\n`)
}

function toldOf(
  { request }: Exchange,
  { ok, preflight, acrh, finalOrigin, type, status, exposed, codes }: Saved['measured'],
): Told {
  const code = codes.find((one) => !one.endsWith('Deprecation'))
  const names = Object.entries(exposed ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    ok,
    preflight,
    acrh: acrh ?? null,
    finalOrigin: finalOrigin ?? null,
    ...(ok
      ? { ...(request.api !== 'xhr' && { type }), status, exposed: Object.fromEntries(names) }
      : { code: code === undefined || code === '' ? null : code }),
  }
}
