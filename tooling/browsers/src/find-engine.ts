import { readdirSync } from 'node:fs'
import { type Missing, type Places, explainMissing, findProgram } from './find-program.ts'

export const engineNames = ['chromium', 'firefox', 'webkit'] as const

export type EngineName = (typeof engineNames)[number]

const screen = { title: 'Xvfb', variable: 'XVFB_PATH', names: ['Xvfb'], paths: [] }

// Same order as install-browsers.sh.
const places: { readonly [name in EngineName]: Places & { readonly title: string } } = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
      String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    ],
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
    ],
  },
  // WebKitGTK's own small browser, which is not on PATH.
  webkit: {
    title: 'MiniBrowser of WebKitGTK',
    variable: 'WEBKIT_PATH',
    names: [],
    paths: ['/usr/lib', ...multiarchFolders(), '/usr/lib64', '/usr/libexec'].flatMap((folder) => [
      `${folder}/webkit2gtk-4.1/MiniBrowser`,
      `${folder}/webkitgtk-6.0/MiniBrowser`,
    ]),
  },
}

/** The path of an engine's browser on this machine: what its variable names, else the usual names and places. */
export function findEngine(name: EngineName, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const found = findProgram(places[name], env)
  // It opens windows, and is given a screen of its own for them.
  return name === 'webkit' && findScreen(env) === undefined ? undefined : found
}

/** What to say of an engine that `findEngine` does not find. */
export function missingEngine(name: EngineName, env: NodeJS.ProcessEnv = process.env): Missing {
  const isScreen = name === 'webkit' && findProgram(places.webkit, env) !== undefined
  const missing = isScreen ? screen : places[name]
  return explainMissing(missing, { title: missing.title, script: `install:${name}` }, env)
}

/** The path of Xvfb, a screen that nobody sees. */
export function findScreen(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findProgram(screen, env)
}

/** As Debian has them, such as `/usr/lib/x86_64-linux-gnu`. */
function multiarchFolders(): readonly string[] {
  try {
    return readdirSync('/usr/lib')
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => `/usr/lib/${name}`)
  } catch {
    return []
  }
}
