import type { EngineProfile } from '../engine/engine.ts'
import type { HeaderLine, ReferrerPolicy } from '../exchange.ts'
import { trim, valuesOf } from '../http/header-lines.ts'

const policy =
  /^(?:no-referrer(?:-when-downgrade)?|same-origin|unsafe-url|(?:strict-)?origin(?:-when-cross-origin)?)$/u
// Referrer Policy, 4.1: letters and hyphens, or nothing, as between two commas.
const element = /^[A-Za-z-]*$/u

/** Referrer Policy, 8.1: of those in the header the last one that there is, or `undefined`. */
export function referrerPolicyOf(
  lines: readonly HeaderLine[],
  { readsPolicyLoosely }: EngineProfile,
): ReferrerPolicy | undefined {
  const elements = valuesOf(lines, 'referrer-policy').flatMap((value) =>
    value.split(',').map((part) => trim(part, ' \t')),
  )
  if (readsPolicyLoosely) return elements.map((part) => part.toLowerCase()).findLast(isPolicy)
  return elements.every((part) => element.test(part)) ? elements.findLast(isPolicy) : undefined
}

function isPolicy(text: string): text is ReferrerPolicy {
  return policy.test(text)
}
