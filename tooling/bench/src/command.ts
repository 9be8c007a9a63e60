import { parseArgs } from 'node:util'

/** What is asked of the bench. */
export interface Command {
  readonly rooms: readonly string[]
  /** Those to compare. */
  readonly frameworks: readonly string[]
  /** How often each thing is timed; 0 where only what does not vary is wanted. */
  readonly rounds: number
  /** Whether what is over its budget is a failure. */
  readonly check: boolean
  readonly json: boolean
  /** Fewer rounds, and fewer of what there is to see. */
  readonly quick: boolean
  /** How many requests a server is soaked with; as many as there is time for if absent. */
  readonly requests?: number | undefined
  /** A case that is wanted alone, or what the names of several begin with. */
  readonly case?: string | undefined
  /** Whether the results are to be written into the folder of results. */
  readonly write: boolean
  /** What was typed, for whoever wants to do the same. */
  readonly line: string
  /** A file that `--json` has written, to be read instead of measuring. */
  readonly from?: string | undefined
}

/** Why nothing was done. */
export interface Refusal {
  readonly refusal: string
}

const usualRounds = '21'
const quickRounds = '7'

/** What there is to ask for. */
export interface Known extends Pick<Command, 'rooms' | 'frameworks'> {
  /** Names of cases. */
  readonly cases: readonly string[]
}

/** Reads the arguments of the command line; what is not named is all of it. */
export function readCommand(args: readonly string[], known: Known): Command | Refusal {
  let parsed
  try {
    parsed = parse(args)
  } catch (error) {
    return { refusal: (error as Error).message }
  }
  const { positionals, values } = parsed
  const { check, json, from, framework, quick, requests, write } = values
  const rounds = values.rounds ?? (check ? '0' : quick ? quickRounds : usualRounds)
  const refusal = [
    refuseUnknown('room', positionals, known.rooms),
    refuseUnknown('framework', framework, known.frameworks),
    refuseNoCase(values.case, known.cases),
    /^\d{1,4}$/.test(rounds) ? '' : `--rounds ${rounds} is not a number of rounds.`,
    /^\d{2,8}$/.test(requests ?? '10') ? '' : `--requests ${requests} is not a number of requests.`,
  ].find((each) => each !== '')
  if (refusal !== undefined) return { refusal }
  return {
    rooms: positionals.length === 0 ? known.rooms : positionals,
    frameworks: framework.length === 0 ? known.frameworks : framework,
    rounds: Number(rounds),
    check,
    json,
    from,
    quick,
    write,
    requests: requests === undefined ? undefined : Number(requests),
    case: values.case,
    line: ['pnpm bench', ...args].join(' '),
  }
}

function refuseUnknown(what: string, asked: readonly string[], known: readonly string[]): string {
  const unknown = asked.find((name) => !known.includes(name))
  return unknown === undefined ? '' : `there is no ${what} "${unknown}". There is: ${known.join(', ')}.`
}

function refuseNoCase(beginning: string | undefined, known: readonly string[]): string {
  if (beginning === undefined || known.some((name) => name.startsWith(beginning))) return ''
  return `no case begins with "${beginning}". There is: ${known.join(', ')}.`
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      framework: { type: 'string', multiple: true, default: [] as string[] },
      from: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      case: { type: 'string' },
      requests: { type: 'string' },
    },
  })
}
