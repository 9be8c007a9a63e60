import { findEngine, missingEngine } from './find-engine.ts'
import type { Missing } from './find-program.ts'

/** The path of a Chromium or Chrome on this machine: `CHROME_PATH`, else the usual names and places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findEngine('chromium', env)
}

/** What a missing Chromium means here: a failure under `CORS_REQUIRE_BROWSERS=1`, else something to say. */
export function missingChromium(env: NodeJS.ProcessEnv = process.env): Missing {
  return missingEngine('chromium', env)
}
