import { expect, it } from 'vitest'
import { type Answer, type Fields, type Sent, evil, granted, send, web } from './exchange.ts'

/** What must come back, whoever asks. */
export interface Expected {
  readonly id: string
  readonly send?: Sent
  readonly status: number
  /** All of `Vary`. */
  readonly vary?: readonly string[]
  readonly headers?: Fields
  readonly body?: string | RegExp
}

/**
 * Asks as pages that the policy refuses, as one that it allows, and as none: the application must answer all
 * alike, and one alone may be granted anything.
 */
export async function expectAnswers(
  port: number,
  { send: sent, status, vary = ['Origin'], headers = {}, body }: Expected,
  also: (answer: Answer, origin: string | undefined) => Promise<void> | undefined = () => undefined,
): Promise<void> {
  for (const origin of [evil, web, undefined, web, evil]) {
    const answer = await send(port, sent, origin)
    expect({ origin, ...answer }).toMatchObject({ origin, status, headers })
    expect(answer.cors).toEqual(origin === web ? granted : {})
    expect(answer.vary).toEqual(vary)
    if (typeof body === 'string') expect(answer.body).toBe(body)
    else if (body !== undefined) expect(answer.body).toMatch(body)
    await also(answer, origin)
  }
}

/** Tests that what is served answers as the row says. */
export function itAnswers(subject: string, row: Expected, serve: () => Promise<number>): void {
  it(`${subject}/${row.id}`, async () => {
    expect.hasAssertions()
    await expectAnswers(await serve(), row)
  })
}
