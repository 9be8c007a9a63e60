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

/** Whether the fix would be to allow `null`, which every sandboxed frame has. */
function isAboutNull({ origin, reason }: Circumstance): boolean {
  return origin === 'null' && reason.includes('acao-')
}

function ofNull(hop: number): string {
  const way =
    hop === 0
      ? 'Give the page an origin of its own (serve it, or say allow-same-origin)'
      : 'The redirect made the origin null: ask for the final URL, or redirect within one origin'
  return `${way}. Where all may read it send "*"; never allow null, which any sandboxed frame has.`
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
    fix: fill(isAboutNull(met) ? ofNull(met.hop) : fix, met),
    side,
    engine: Object.freeze(reports[engine](met)),
  })
}
