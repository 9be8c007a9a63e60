import { type Answer, type Fields, type Sent, send } from '@tooling/exchange'

/** A request of a page, and what it is answered. */
export interface Exchange {
  readonly id: string
  readonly sent: Sent
  readonly origin: string
  readonly status: number
  readonly cors: Fields
  readonly body?: string
}

/** What is looked at of an answer. */
interface Seen extends Pick<Answer, 'status' | 'cors'> {
  /** Whether caches are told that it depends on the origin. */
  readonly byOrigin: boolean
  /** Left out where each platform has words of its own. */
  readonly body?: string
}

/** Answers, by the exchanges that they belong to. */
export interface SeenById {
  readonly [id: string]: Seen
}

/** What an application should answer. */
export function expectedOf(exchanges: readonly Exchange[]): SeenById {
  return Object.fromEntries(
    exchanges.map(({ id, status, cors, body }) => [id, seen({ status, cors, byOrigin: true }, body)]),
  )
}

/** What an application answers. */
export async function ask(port: number, exchanges: readonly Exchange[]): Promise<SeenById> {
  const answered = exchanges.map(async ({ id, sent, origin, body }) => {
    const answer = await send(port, sent, origin)
    const { status, cors, vary } = answer
    return [id, seen({ status, cors, byOrigin: vary.includes('Origin') }, body && answer.body)] as const
  })
  return Object.fromEntries(await Promise.all(answered))
}

function seen(answer: Seen, body: string | undefined): Seen {
  return body === undefined ? answer : { ...answer, body }
}
