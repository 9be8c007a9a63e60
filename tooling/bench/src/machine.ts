import { availableParallelism, cpus, type as systemName } from 'node:os'

/** Where and when numbers were made. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly system: string
  readonly node: string
  /** Year, month and day. */
  readonly date: string
}

/** This machine, today. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'an unknown processor',
    cores: availableParallelism(),
    system: `${systemName()} ${process.arch}`,
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 10),
  }
}

/** On one line. */
export function nameMachine({ processor, cores, system, node, date }: Machine): string {
  return `Node ${node}, ${system}, ${cores} cores of ${processor}, ${date}.`
}
