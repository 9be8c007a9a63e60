// A host may load an ESM copy of this module and a CJS one, and the gates of both stand in one application.
const mark: unique symbol = Symbol.for('@cors/node/gates')

const everywhere = globalThis as { [mark]?: number }

/** Takes note of a gate that has a policy. */
export function countGate(): void {
  everywhere[mark] = (everywhere[mark] ?? 0) + 1
}

/** Whether one gate is all that this process has: then no route has another, and there is none to look for. */
export function isOnlyGate(): boolean {
  return everywhere[mark] === 1
}
