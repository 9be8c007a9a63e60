import { build } from '../calls/build.ts'
import type { Case } from '../calls/cases/case.ts'
import { withVersion } from '../calls/versions.ts'
import type { Command } from '../command.ts'
import { nameCommit } from '../commit.ts'
import { describeMachine } from '../machine.ts'
import { frameworks } from './applications/frameworks.ts'
import { startChild } from './child.ts'
import { type Plan, compareApplications } from './compare-applications.ts'
import { chooseRequests } from './requests.ts'
import type { EndToEnd, Measured } from './results.ts'

type Asked = Pick<Command, 'frameworks' | 'rounds' | 'quick' | 'case' | 'line'>

const size = { amount: 2500, warmUps: 4 }
const quickSize = { amount: 500, warmUps: 2 }

const server = new URL('serving/server.ts', import.meta.url)

// Enough for the server to find the next request there whenever it is done with one.
const connections = 16

/** Builds the packages, and measures one framework after the other. */
export async function measure(
  asked: Asked,
  tell: (progress: string) => void,
  adjust: Partial<Plan> = {},
): Promise<EndToEnd> {
  tell('building')
  await build()
  const plan: Plan = {
    rounds: asked.rounds,
    connections,
    ...(asked.quick ? quickSize : size),
    ...adjust,
  }
  const measured: Measured[] = []
  for await (const one of measureEach(asked, plan, tell)) measured.push(one)
  return {
    machine: describeMachine(),
    commit: await nameCommit(),
    command: asked.line,
    rounds: plan.rounds,
    amount: plan.amount,
    connections: plan.connections,
    frameworks: measured,
  }
}

async function* measureEach(
  asked: Asked,
  plan: Plan,
  tell: (progress: string) => void,
): AsyncGenerator<Measured> {
  const cases = chooseRequests(asked.case)
  for (const [name, { packages, peer, ours }] of Object.entries(frameworks)) {
    if (asked.frameworks.includes(name) && cases.length > 0) {
      tell(name)
      yield serveAndCompare(name, cases, plan).then((requests) => ({
        name,
        packages: packages.map(withVersion),
        peer,
        ours,
        requests,
      }))
    }
  }
}

async function serveAndCompare(
  name: string,
  cases: readonly Case[],
  plan: Plan,
): Promise<Measured['requests']> {
  const serving = startChild(server, [name, ...cases.map(({ id }) => id)], ['--expose-gc'])
  try {
    return await compareApplications(serving, cases, plan)
  } finally {
    await serving.stop()
  }
}
