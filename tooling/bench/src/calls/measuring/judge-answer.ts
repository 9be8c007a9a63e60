import type { Case, Message } from '../cases/case.ts'
import type { Answer } from './answer.ts'

/** What is wrong with an answer to the request of a case; nothing if it is right. */
export function faultOf({ policy, isGranted }: Case, message: Message, answer: Answer): string | undefined {
  const isOpen = isGrantedBy(message, answer)
  if (isGranted !== undefined && isOpen !== isGranted) {
    return isGranted ? 'a browser would not grant it' : 'a browser would grant it'
  }
  // One constant for everybody does not depend on who asks.
  const isConstant = policy.origins.kind === 'any' || policy.origins.kind === 'one'
  const varies = listOf(answer, 'vary').some((name) => name.toLowerCase() === 'origin')
  return isConstant || varies ? undefined : 'without Vary: Origin'
}

const safelisted = new Set(['GET', 'HEAD', 'POST'])

/** As the Fetch standard has it, for requests without credentials. */
function isGrantedBy({ method, fields }: Message, answer: Answer): boolean {
  const allowOrigin = answer.fields['access-control-allow-origin']
  const origin = valueOf(fields, 'Origin')
  if (origin === undefined || (allowOrigin !== '*' && allowOrigin !== origin)) return false
  if (method !== 'OPTIONS') return answer.status === 200
  const asked = valueOf(fields, 'Access-Control-Request-Method') ?? ''
  const names = (valueOf(fields, 'Access-Control-Request-Headers') ?? '').split(',').filter(Boolean)
  const methods = new Set(listOf(answer, 'access-control-allow-methods'))
  const headers = new Set(listOf(answer, 'access-control-allow-headers').map((name) => name.toLowerCase()))
  return (
    answer.status >= 200 &&
    answer.status <= 299 &&
    (safelisted.has(asked) || methods.has(asked) || methods.has('*')) &&
    (headers.has('*') || names.every((name) => headers.has(name)))
  )
}

function valueOf(fields: Message['fields'], wanted: string): string | undefined {
  return fields.find(([name]) => name === wanted)?.[1]
}

function listOf({ fields }: Answer, name: string): readonly string[] {
  return (fields[name] ?? '').split(',').map((each) => each.trim())
}
