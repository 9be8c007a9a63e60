import type { Reason } from '@cors/browser'
import type { ReasonCase } from './reason-case.ts'
import { credentials } from './cases/credentials.ts'
import { inSilence } from './cases/in-silence.ts'
import { missingOrigin } from './cases/missing-origin.ts'
import { noAnswer } from './cases/no-answer.ts'
import { otherOrigin } from './cases/other-origin.ts'
import { otherPolicies } from './cases/other-policies.ts'
import { pageRequest } from './cases/page-request.ts'
import { pageUrl } from './cases/page-url.ts'
import { preflightAnswer } from './cases/preflight-answer.ts'
import { preflightLists } from './cases/preflight-lists.ts'
import { redirect } from './cases/redirect.ts'

const ofServer = { ...missingOrigin, ...otherOrigin, ...credentials, ...preflightAnswer, ...preflightLists }
const ofPage = { ...pageUrl, ...pageRequest }
const notCors = { ...noAnswer, ...otherPolicies, ...inSilence }

/** One for each reason: the compiler misses those left out. */
export const cases: Readonly<Record<Reason, ReasonCase>> = { ...ofServer, ...ofPage, ...redirect, ...notCors }

/** As the index has them. */
export const groups: Readonly<Record<string, Readonly<Partial<Record<Reason, ReasonCase>>>>> = {
  'What the server allows': ofServer,
  'What the page asks': ofPage,
  Redirects: redirect,
  'Not CORS': notCors,
}

export const reasons: readonly Reason[] = Object.keys(cases) as Reason[]
