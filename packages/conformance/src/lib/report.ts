import { show } from './compare.ts'
import type { HeaderLine, RawRequest, RawResponse } from './message.ts'
import type { Row } from './row.ts'

/** An exchange that is over: what was asked, what differs, what came. */
export interface DoneExchange {
  readonly index: number
  readonly request: RawRequest
  readonly faults: readonly string[]
  /** Absent when nothing came back. */
  readonly response: RawResponse | undefined
}

/** A failed row, for people. */
export function reportFailure(row: Row, failed: readonly DoneExchange[]): string {
  const several = 'exchanges' in row ? ` of ${row.exchanges.length}, ${row.order}` : undefined
  return [
    `${row.id}: ${row.rule}`,
    `policy: ${typeof row.policy === 'string' ? row.policy : show(row.policy)}`,
    ...failed.flatMap(({ index, request, faults, response }) => [
      ...(several === undefined ? [] : [`request ${index + 1}${several}:`]),
      'differs:',
      ...faults.map((fault) => `  ${fault}`),
      'asked:',
      `  ${request.method} ${request.path}`,
      ...showLines(request.headers),
      ...(request.body === undefined ? [] : [`  body ${show(request.body)}`]),
      ...(response === undefined ? [] : showResponse(response)),
    ]),
  ].join('\n')
}

function showResponse({ status, message, headers, body }: RawResponse): readonly string[] {
  return ['got:', `  ${status} ${message}`, ...showLines(headers), `  body ${show(body)}`]
}

function showLines(lines: readonly HeaderLine[]): readonly string[] {
  return lines.map(([name, value]) => `  ${name}: ${show(value).slice(1).replace(/"$/, '')}`)
}
