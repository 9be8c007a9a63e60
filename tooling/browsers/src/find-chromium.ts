import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Same order as install-chromium.sh.
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
]

/** The path of a Chromium or Chrome on this machine: `CHROME_PATH`, else the usual names and places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROME_PATH']
  // A path that somebody named is taken at its word, missing or not: falling back would hide the mistake.
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined
  const directories = (env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '')
  return [
    ...names.flatMap((name) => directories.map((directory) => join(directory, name))),
    ...applications,
  ].find(isProgram)
}

/** What a missing browser means here: a failure under `CORS_REQUIRE_BROWSERS=1`, else something to say. */
export function missingChromium(env: NodeJS.ProcessEnv = process.env): {
  readonly message: string
  readonly isFailure: boolean
} {
  const named = env['CHROME_PATH']
  const what =
    named === undefined || named === ''
      ? 'no Chromium found'
      : `CHROME_PATH is ${named}, which is not a program`
  return {
    message: `${what}: run "pnpm --filter @tooling/browsers install:chromium", or set CHROME_PATH`,
    isFailure: env['CORS_REQUIRE_BROWSERS'] === '1',
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
