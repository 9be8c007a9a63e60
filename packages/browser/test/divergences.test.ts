import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Witness, divergencesOf, measuredEngines, toldBy } from './witness.ts'

// What cannot be told by what was measured here, and where it is from: shared/spec/browser-facts.md.
const fromElsewhere: { readonly [engine: string]: readonly string[] } = {
  // A code names no header, and all is loopback here.
  chromium: ['refusesUnsorted', 'localNetworkAccess'],
  firefox: ['localNetworkAccess'],
  // No page here is https.
  webkit: ['distrustsLoopback'],
}

// What real engines did, kept: `measured/pick.ts`. tooling/replay asks them anew.
for (const engine of measuredEngines) {
  const file = new URL(`measured/${engine}.json`, import.meta.url)
  const witnesses = JSON.parse(readFileSync(file, 'utf8')) as readonly Witness[]

  describe(`divergences of ${engine}`, () => {
    it.each(divergencesOf(engine))(`divergence/${engine}/%s/is-told`, (divergence) => {
      const told = witnesses.filter(({ of }) => of === divergence)
      expect(told.length > 0).toBe(fromElsewhere[engine]?.includes(divergence) !== true)
      for (const { exchange, told: measured } of told) {
        expect(toldBy(engine, exchange)).toEqual(measured)
        // Without it the model would say otherwise.
        expect(toldBy(engine, exchange, divergence)).not.toEqual(measured)
      }
    })
  })
}
