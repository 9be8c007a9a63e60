import { type IncomingMessage, ServerResponse } from 'node:http'
import {
  type Cors,
  type CorsChoice,
  type CorsDecision,
  type Gate,
  type NodeResponse,
  createCors,
  createGate,
} from '@cors/node'
import { type CorsContext, createHttpContext } from './http-context.ts'
import type { AppPolicy } from './policies.ts'

/** Who may connect. A promise only under an asynchronous predicate, or where the policy is chosen. */
export interface Admission {
  /** For an upgrade, which whoever asks answers by itself. */
  readonly upgrade: (request: IncomingMessage) => boolean | Promise<boolean>
  /** For a request with a response: what is refused has been answered, what is not has its headers held. */
  readonly polling: (request: IncomingMessage, response: NodeResponse) => boolean | Promise<boolean>
}

/** Makes the admission of a policy, whether or not that turns refused requests away elsewhere. */
export function createAdmission(policy: AppPolicy): Admission {
  const gate = createStrictGate(policy)
  return {
    // The response is never sent: it is there for the gate to answer on.
    upgrade: (request) => gate(request, new ServerResponse(request), createHttpContext(request, undefined)),
    polling: (request, response) => gate(request, response, createHttpContext(request, response)),
  }
}

/** Goes on with an answer: at once where it is there. A gate that failed has let nobody on. */
export function settle(answer: boolean | Promise<boolean>, goOn: (isAdmitted: boolean) => void): void {
  if (typeof answer === 'boolean') goOn(answer)
  else answer.then(goOn, () => goOn(false))
}

function createStrictGate(policy: AppPolicy): Gate<CorsContext> {
  if (typeof policy !== 'function') return createGate<CorsContext>(rejecting(policy))
  const failed = new WeakSet<CorsContext>()
  const gate = createGate<CorsContext>(async (context) => {
    try {
      return compileStrict(await policy(context))
    } catch (error) {
      failed.add(context)
      throw error
    }
  })
  const nobody = createGate<CorsContext>(compileStrict(false))
  return async (request, response, context) => {
    const hasPassed = await gate(request, response, context)
    // Where no policy could be chosen, the gate grants nothing but lets on.
    return hasPassed && failed.has(context) ? nobody(request, response, context) : hasPassed
  }
}

const compiled = new WeakMap<object, Cors<CorsContext>>()

function compileStrict(choice: CorsChoice<CorsContext>): Cors<CorsContext> {
  if (choice === false) return rejecting(createCors<CorsContext>({ origin: false }))
  // Anything else goes to createCors, whose error says what is wrong with it.
  if (typeof choice !== 'object' || choice === null) return createCors<CorsContext>(choice)
  if ('decide' in choice) return rejecting(choice)
  const known = compiled.get(choice)
  if (known !== undefined) return known
  const cors = rejecting(createCors<CorsContext>(choice))
  compiled.set(choice, cors)
  return cors
}

/** The same policy, which turns away whom it refuses: a connection is open whatever a browser is told. */
function rejecting(cors: Cors<CorsContext>): Cors<CorsContext> {
  return {
    ...cors,
    decide(request, context) {
      const decision = cors.decide(request, context)
      return 'then' in decision ? decision.then(reject) : reject(decision)
    },
    get policy() {
      return cors.policy
    },
  }
}

function reject(decision: CorsDecision): CorsDecision {
  if (decision.allowed || decision.action === 'respond') return decision
  return { ...decision, action: 'respond', status: 403 }
}
