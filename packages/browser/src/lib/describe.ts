import type { EngineReport, Violation } from './verdict.ts'
import type { Circumstance } from './circumstance.ts'
import type { Engine } from './engine/engine.ts'
import { chromiumReport } from './engine/chromium.ts'
import { fill } from './words/fill.ts'
import { firefoxReport } from './engine/firefox.ts'
import { webkitReport } from './engine/webkit.ts'
import { wordsOf } from './words/all.ts'

const reports: Readonly<Record<Engine, (met: Circumstance) => EngineReport>> = {
  standard: (met) => ({ code: met.reason, text: fill(wordsOf[met.reason].message, met) }),
  chromium: chromiumReport,
  firefox: firefoxReport,
  webkit: webkitReport,
}

/** A circumstance in words, ours and the engine's. */
export function describe(met: Circumstance, engine: Engine): Violation {
  const { reason, stage, hop, header, value } = met
  const { side, message, fix } = wordsOf[reason]
  return Object.freeze({
    reason,
    stage,
    hop,
    ...(header !== undefined && { header }),
    ...(value !== undefined && { value }),
    message: fill(message, met),
    fix: fill(fix, met),
    side,
    engine: Object.freeze(reports[engine](met)),
  })
}
