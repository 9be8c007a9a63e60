import { parseArgs } from 'node:util'
import { type EngineName, engineNames } from '@tooling/browsers'

export interface Command {
  readonly engines: readonly EngineName[]
  readonly count: number
  readonly seed: number
  /** A file for what was measured. */
  readonly save: string | undefined
}

const usage = `usage: start.ts [--engine ${engineNames.join('|')}]… [--count 2000] [--seed 1] [--save file.json]`

/** What was asked for, or what is wrong with it. */
export function readCommand(args: readonly string[]): Command | string {
  const { engine, count, seed, save } = parse(args)
  const unknown = engine.find((name) => !isEngine(name))
  if (unknown !== undefined) return `there is no engine "${unknown}"\n${usage}`
  const wrong = [count, seed].find((number) => !/^\d{1,9}$/.test(number))
  if (wrong !== undefined) return `"${wrong}" is not a number\n${usage}`
  const engines = engine.filter(isEngine)
  return {
    engines: engines.length === 0 ? engineNames : engines,
    count: Number(count),
    seed: Number(seed),
    save,
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      engine: { type: 'string', multiple: true, default: [] as string[] },
      count: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      save: { type: 'string' },
    },
  }).values
}

function isEngine(name: string): name is EngineName {
  return (engineNames as readonly string[]).includes(name)
}
