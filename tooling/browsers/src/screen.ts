import type { Readable } from 'node:stream'
import { findScreen } from './find-engine.ts'
import { startProcess, waitForLine } from './process.ts'

/** A screen that nobody sees, for a browser that cannot do without. */
export async function startScreen(): Promise<{
  readonly display: string
  readonly stop: () => Promise<void>
}> {
  const path = findScreen()
  if (path === undefined) throw new Error('no Xvfb')
  // It chooses a free number itself, and writes it to the fourth of its streams.
  const started = startProcess(path, ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
    pipes: 1,
  })
  try {
    const number = await waitForLine(started, [started.child.stdio[3] as Readable], /(\d+)\n/)
    return { display: `:${number}`, stop: started.stop }
  } catch (error) {
    await started.stop()
    throw error
  }
}
