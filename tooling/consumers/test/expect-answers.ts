import { expect, onTestFinished } from 'vitest'
import { type Exchange, ask, expectedOf } from '../src/exchanges.ts'
import type { Node } from '../src/nodes.ts'
import { type Home, serve } from '../src/serve.ts'

/** Expects the answers of a program under each Node, and resolves to what it printed on stderr, by version. */
export async function expectAnswers(
  program: string,
  { home, nodes, exchanges }: { home: Home; nodes: readonly Node[]; exchanges: readonly Exchange[] },
): Promise<ReadonlyMap<string, string>> {
  const stderr = new Map<string, string>()
  for (const { version, path } of nodes) {
    const { port, printed, stop } = await serve(path, program, home)
    onTestFinished(stop)
    expect(await ask(port, exchanges), `${program} under Node ${version}`).toEqual(expectedOf(exchanges))
    await stop()
    stderr.set(version, printed.stderr)
  }
  return stderr
}

/** What warned of it, but for what Node says of the loader that Yarn has. */
export function warningsIn(stderr: ReadonlyMap<string, string>): readonly string[] {
  return [...stderr.values()].filter((text) => /(?<!Experimental)Warning:/.test(text))
}
