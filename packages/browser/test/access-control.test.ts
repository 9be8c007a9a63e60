import { describe, expect, it } from 'vitest'
import { engines, ofPage } from './classification.ts'
import { type HeaderLine, type Reason, evaluate } from '../src/index.ts'

const page = 'https://page.example'

type Row = readonly [
  id: string,
  origins: readonly string[],
  credentials: readonly string[] | undefined,
  ...reasons: readonly Reason[],
]

/** `undefined` is a request without credentials. */
const rows: readonly Row[] = [
  ['absent', [], undefined, 'acao-missing'],
  ['star', ['*'], undefined],
  ['own', [page], undefined],
  ['own/whitespace-around', [` \t${page} `], undefined],
  ['own/slash', [`${page}/`], undefined, 'acao-mismatch'],
  ['own/case', ['https://Page.example'], undefined, 'acao-mismatch'],
  ['own/default-port', [`${page}:443`], undefined, 'acao-mismatch'],
  ['other', ['https://other.example'], undefined, 'acao-mismatch'],
  ['null', ['null'], undefined, 'acao-mismatch'],
  ['empty', [''], undefined, 'acao-invalid'],
  ['pattern', ['https://*.example'], undefined, 'acao-mismatch'],
  ['no-url', ['page.example'], undefined, 'acao-invalid'],
  ['list', [`${page}, https://other.example`], undefined, 'acao-multiple'],
  ['list/spaces', [`${page} https://other.example`], undefined, 'acao-multiple'],
  ['two-lines', [page, page], undefined, 'acao-multiple'],
  ['two-lines/of-stars', ['*', '*'], undefined, 'acao-multiple'],
  ['star-star', ['**'], undefined, 'acao-invalid'],

  ['include/own', [page], ['true']],
  ['include/whitespace-around', [page], [' true\t']],
  ['include/absent', [page], [], 'acac-not-true'],
  ['include/case', [page], ['True'], 'acac-not-true'],
  ['include/upper-case', [page], ['TRUE'], 'acac-not-true'],
  ['include/false', [page], ['false'], 'acac-not-true'],
  ['include/one', [page], ['1'], 'acac-not-true'],
  ['include/two-lines', [page], ['true', 'true'], 'acac-not-true'],
  ['include/quotes', [page], ['"true"'], 'acac-not-true'],
  ['include/star', ['*'], ['true'], 'acao-wildcard-with-credentials'],
  ['include/star-alone', ['*'], [], 'acao-wildcard-with-credentials', 'acac-not-true'],
  ['include/nothing', [], [], 'acao-missing', 'acac-not-true'],
]

describe('CORS check', () => {
  for (const [id, origins, credentials, ...reasons] of rows) {
    const headers: readonly HeaderLine[] = [
      ...origins.map((value) => ['Access-Control-Allow-Origin', value] as const),
      ...(credentials ?? []).map((value) => ['Access-Control-Allow-Credentials', value] as const),
    ]
    const request = ofPage({ credentials: credentials === undefined ? 'omit' : 'include' })
    for (const engine of engines) {
      it(`cors-check/${id}/${engine}/${reasons.join('+') || 'passes'}`, () => {
        const response = { status: 200, headers }
        const verdict = evaluate({ request, hops: [{ url: request.url, response }] }, { engine })
        expect(verdict.violations.map(({ reason }) => reason)).toEqual(reasons)
        expect(verdict.ok).toBe(reasons.length === 0)
      })
    }
  }
})
