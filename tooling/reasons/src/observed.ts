import { type Engine, type Reason, type Verdict, type Violation, evaluate } from '@cors/browser'
import type { Outcome, ReasonCase, Report } from './reason-case.ts'

/** What an engine does with the wrong exchange, as the case has it. */
export function expectedOutcome({ outcome }: ReasonCase, engine: Engine): Outcome {
  return outcome?.[engine] ?? 'blocks'
}

/** What it does with it. */
export function observedOutcome({ violations, warnings }: Verdict, reason: Reason): Outcome {
  if (violations[0]?.reason === reason) return 'blocks'
  return warnings.some((warning) => warning.reason === reason) ? 'warns' : 'passes'
}

/** The reason as it was met in the wrong exchange: by this engine, or by nobody. */
export function metBy(reason: Reason, { wrong }: ReasonCase, engine: Engine): Violation | undefined {
  const { violations, warnings } = evaluate(wrong, { engine })
  return violations[0]?.reason === reason
    ? violations[0]
    : warnings.find((warning) => warning.reason === reason)
}

/** What the table of a page says of an engine. */
export function reportOf(reason: Reason, told: ReasonCase, engine: Exclude<Engine, 'standard'>): Report {
  if (told.notModelled !== undefined) return told.notModelled.reports[engine]
  const outcome = observedOutcome(evaluate(told.wrong, { engine }), reason)
  const report = metBy(reason, told, engine)?.engine
  return { outcome, code: report?.code, text: report?.text }
}

/** The reason in words: by the standard, or by the first engine that has it. */
export function inWords(reason: Reason, told: ReasonCase): Violation | undefined {
  return (['standard', 'chromium', 'firefox', 'webkit'] as const)
    .map((engine) => metBy(reason, told, engine))
    .find((met) => met !== undefined)
}
