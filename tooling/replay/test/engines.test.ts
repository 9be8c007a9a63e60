import { engineNames, findEngine, missingEngine } from '@tooling/browsers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findDifferences } from '../src/differences.ts'
import { generate } from '../src/generate/generate.ts'
import { type Replay, startReplay } from '../src/replay.ts'
import { createCertificate } from '../src/certificate.ts'
import { type Vector, hasVectors, readRemembered, readVectors } from '../src/wpt.ts'
import { knownOtherwise } from './known-otherwise.ts'

// Browsers take their time, more of it where others run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const seed = Number(process.env['CORS_REPLAY_SEED'] ?? 1)
const count = 150

// Those with a hop over TLS need a certificate.
const hasCertificate = createCertificate() !== undefined
if (!hasCertificate) console.warn('SKIPPED: exchanges over https, for want of OpenSSL')
if (!hasVectors()) console.warn('SKIPPED: no web platform tests in ../shared/wpt')

describe.each(engineNames)('in %s', (name) => {
  const isThere = findEngine(name) !== undefined
  const { message, isFailure } = missingEngine(name)
  if (!isThere) console.warn(`SKIPPED: ${message}`)

  it('engine/present-where-required', () => {
    expect(isThere || !isFailure ? '' : message).toBe('')
  })

  describe.runIf(isThere)('where it is installed', () => {
    let replay: Replay
    beforeAll(async () => {
      replay = await startReplay(name)
    })
    afterAll(() => replay.close())

    it(`generated/as-the-model-says, CORS_REPLAY_SEED=${seed}`, async () => {
      console.log(`${name} ${replay.engine.version}: ${count} exchanges of seed ${seed}`)
      const exchanges = generate(seed, count)
      const measured = await replay.measure(exchanges)
      expect(findDifferences(name, exchanges, measured)).toEqual([])
    })

    it.runIf(hasVectors())('wpt/as-remembered', async () => {
      expect(readVectors()).toHaveLength(742)
      const vectors = readVectors().filter((vector) => hasCertificate || isPlain(vector))
      const remembered = readRemembered()
      const measured = await replay.measure(vectors)
      const rows = vectors.map(({ id }, index) => {
        const { ok, preflight, acrh, codes: [code] = [] } = measured[index] ?? {}
        return { id, ok, preflight, acrh, code: name === 'webkit' ? undefined : code }
      })
      const expected = vectors.map(({ id }) => {
        const { ok, preflight, acrh = null, corsError, category } = remembered[id]?.[name] ?? {}
        const other = knownOtherwise.find((known) => known.engine === name && known.id === id)
        return { id, ok, preflight, acrh, code: other === undefined ? (corsError ?? category) : other.code }
      })
      expect(rows).toEqual(expected)
    })
  })
})

function isPlain({ hops }: Vector): boolean {
  return hops.every(({ url }) => !url.startsWith('https:'))
}
