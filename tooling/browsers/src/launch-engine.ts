import { launchChromiumEngine } from './chromium-engine.ts'
import type { Engine, Launch } from './engine.ts'
import type { EngineName } from './find-engine.ts'
import { launchFirefox } from './firefox.ts'
import { launchWebKit } from './webkit.ts'

const launchers: { readonly [name in EngineName]: (options: Launch) => Promise<Engine> } = {
  chromium: launchChromiumEngine,
  firefox: launchFirefox,
  webkit: launchWebKit,
}

/** Starts an engine, headless or on a screen that nobody sees. */
export function launchEngine(name: EngineName, options: Launch): Promise<Engine> {
  return launchers[name](options)
}
