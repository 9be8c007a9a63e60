import { onTestFinished } from 'vitest'

/** A warning of the library. */
export interface CorsWarning extends Error {
  readonly code?: string
}

/** Every warning of the library from here to the end of the test. */
export function collectWarnings(): readonly CorsWarning[] {
  const warnings: CorsWarning[] = []
  const listener = (warning: Error): void => {
    if (warning.name === 'CorsWarning') warnings.push(warning)
  }
  process.on('warning', listener)
  onTestFinished(() => void process.off('warning', listener))
  return warnings
}

/** Warnings come on the next tick. */
export const ticked = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
