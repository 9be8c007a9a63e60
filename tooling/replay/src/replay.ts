import type { Exchange } from '@cors/browser'
import { type Engine, type EngineName, findEngine, launchEngine, missingEngine } from '@tooling/browsers'
import { type Measured, measure } from './measure.ts'
import { serveExchanges } from './serve.ts'

/** An engine with the server of all hosts behind it. */
export interface Replay {
  readonly engine: Engine
  readonly measure: (exchanges: readonly Exchange[]) => Promise<readonly Measured[]>
  readonly close: () => Promise<void>
}

/** Starts an engine behind a server of its own; fails when there is no such browser. */
export async function startReplay(name: EngineName): Promise<Replay> {
  const path = findEngine(name)
  if (path === undefined) throw new Error(missingEngine(name).message)
  const server = await serveExchanges()
  try {
    const engine = await launchEngine(name, { path, proxy: server.address })
    return {
      engine,
      measure: (exchanges) => measure(engine, server, exchanges),
      async close() {
        await engine.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
