import { type Answer, type Sent, answerOf } from '@tooling/exchange'

export * from '@tooling/exchange'

/** The request that a server would make of what is sent. */
export function requestOf(
  { method = 'GET', path = '/', headers = {}, body }: Sent,
  origin?: string,
): Request {
  return new Request(`https://api.example.com${path}`, {
    method,
    headers: origin === undefined ? headers : { ...headers, origin },
    ...(body === undefined ? {} : { body }),
  })
}

/** What would be sent of a response. */
export async function answerOfResponse(response: Response): Promise<Answer> {
  return answerOf(response.status, response.headers, await response.text())
}
