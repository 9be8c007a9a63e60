import { onTestFinished } from 'vitest'

/** The warnings of the library from here to the end of the test, by their codes. */
export function collectWarnings(): () => Promise<readonly (readonly [code: string, message: string])[]> {
  const warnings: (readonly [string, string])[] = []
  const listener = (warning: Error & { readonly code?: string }): void => {
    if (warning.name === 'CorsWarning') warnings.push([warning.code ?? '', warning.message])
  }
  process.on('warning', listener)
  onTestFinished(() => void process.off('warning', listener))
  return async () => {
    // Warnings come on the next tick.
    await new Promise(setImmediate)
    return [...warnings]
  }
}
