import type { Case } from './case.ts'
import { answer, answerOfLines, pageOf, preflighted, redirected, simple } from './exchanges.ts'

// Content-Type and Content-Length.
const safelisted = 2

/** All of them, in the order of the output. */
export const cases: readonly Case[] = [
  {
    id: 'simple/allowed',
    exchange: (turn) =>
      simple(
        turn,
        { credentials: 'include' },
        answer([
          ['Access-Control-Allow-Origin', pageOf(turn)],
          ['Access-Control-Allow-Credentials', 'true'],
        ]),
      ),
    reasons: [],
    exposed: safelisted,
  },
  {
    id: 'simple/blocked',
    exchange: (turn) => simple(turn, {}, answer([['Access-Control-Allow-Origin', pageOf(turn + 1)]])),
    reasons: ['acao-mismatch'],
    exposed: 0,
  },
  {
    id: 'preflighted/allowed',
    exchange: (turn) =>
      preflighted(
        turn,
        answer([
          ['Access-Control-Allow-Origin', pageOf(turn)],
          ['Access-Control-Allow-Methods', 'GET, PUT, DELETE'],
          ['Access-Control-Allow-Headers', 'content-type, x-token'],
          ['Access-Control-Max-Age', '600'],
        ]),
      ),
    reasons: [],
    exposed: safelisted,
  },
  {
    id: 'preflighted/refused',
    exchange: (turn) =>
      preflighted(
        turn,
        answer([
          ['Access-Control-Allow-Origin', pageOf(turn)],
          ['Access-Control-Allow-Methods', 'GET, POST'],
        ]),
      ),
    reasons: ['method-not-allowed', 'header-not-allowed', 'header-not-allowed'],
    exposed: 0,
  },
  { id: 'redirects/3', exchange: (turn) => redirected(turn, 3), reasons: [], exposed: safelisted },
  {
    id: 'headers/50',
    exchange: (turn) =>
      simple(
        turn,
        {},
        answerOfLines(50, turn, [
          ['Access-Control-Allow-Origin', '*'],
          ['Access-Control-Expose-Headers', '*'],
        ]),
      ),
    reasons: [],
    exposed: 50,
  },
]
