import { describe, expect, it } from 'vitest'
import type { Case, Message } from '../src/calls/cases/case.ts'
import { from, plain, preflight } from '../src/calls/cases/messages.ts'
import { readAnswer } from '../src/calls/measuring/answer.ts'
import { createExchange } from '../src/calls/measuring/exchange.ts'
import { faultOf } from '../src/calls/measuring/judge-answer.ts'

const app = 'https://app.example.com'
const exact: Case['policy'] = { origins: { kind: 'exact', origins: [app] } }
const any: Case['policy'] = { origins: { kind: 'any' } }

interface Row {
  readonly id: string
  readonly policy?: Case['policy']
  readonly message: Message
  readonly isGranted?: boolean
  readonly status?: number
  readonly fields: { readonly [name: string]: string }
  readonly fault?: string
}

const [grants, grantsNot, noVary] = [
  'a browser would grant it',
  'a browser would not grant it',
  'without Vary: Origin',
]
const vary = { vary: 'Accept-Encoding, origin' }
const echo = { ...vary, 'access-control-allow-origin': app }
const asks = preflight(app, { method: 'PUT', headers: 'content-type,x-token' })
const lists = {
  ...echo,
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'X-Token, Content-Type',
}

const rows: readonly Row[] = [
  { id: 'allowed', message: from(app), isGranted: true, fields: echo },
  { id: 'allowed/nothing', message: from(app), isGranted: true, fields: vary, fault: grantsNot },
  { id: 'allowed/error', message: from(app), isGranted: true, status: 500, fields: echo, fault: grantsNot },
  {
    id: 'allowed/no-vary',
    message: from(app),
    isGranted: true,
    fields: { 'access-control-allow-origin': app },
    fault: noVary,
  },
  {
    id: 'allowed/twice',
    message: from(app),
    isGranted: true,
    fields: { ...vary, 'access-control-allow-origin': `${app}, ${app}` },
    fault: grantsNot,
  },
  { id: 'refused', message: from('https://b.example'), isGranted: false, fields: vary },
  { id: 'refused/another', message: from('https://b.example'), isGranted: false, fields: echo },
  { id: 'refused/echoed', message: from(app), isGranted: false, fields: echo, fault: grants },
  {
    id: 'refused/any',
    message: from(app),
    isGranted: false,
    fields: { ...vary, 'access-control-allow-origin': '*' },
    fault: grants,
  },
  {
    id: 'any',
    policy: any,
    message: from(app),
    isGranted: true,
    fields: { 'access-control-allow-origin': '*' },
  },
  { id: 'no-origin', message: plain(), fields: vary },
  { id: 'no-origin/no-vary', message: plain(), fields: { vary: 'X-Origin' }, fault: noVary },
  { id: 'preflight', message: asks, isGranted: true, status: 204, fields: lists },
  { id: 'preflight/status', message: asks, isGranted: true, status: 403, fields: lists, fault: grantsNot },
  {
    id: 'preflight/method',
    message: asks,
    isGranted: true,
    fields: { ...lists, 'access-control-allow-methods': 'put' },
    fault: grantsNot,
  },
  {
    id: 'preflight/header',
    message: asks,
    isGranted: true,
    fields: { ...lists, 'access-control-allow-headers': 'x-token' },
    fault: grantsNot,
  },
  { id: 'preflight/refused-header', message: asks, isGranted: false, fields: lists, fault: grants },
  {
    id: 'preflight/safelisted-method',
    message: preflight(app, { method: 'POST', headers: 'x-token' }),
    isGranted: true,
    fields: { ...lists, 'access-control-allow-methods': 'PUT' },
  },
  { id: 'either', message: asks, fields: vary },
]

describe('whether an answer is right', () => {
  for (const { id, policy = exact, message, isGranted, status = 200, fields, fault } of rows) {
    it(`answer/${id}`, () => {
      const each: Case = {
        id,
        policy,
        request: () => message,
        isQuick: false,
        ...(isGranted !== undefined && { isGranted }),
      }
      expect(faultOf(each, message, { status, fields })).toBe(fault)
    })
  }
})

describe('what was sent', () => {
  it('answer/read', () => {
    const exchange = createExchange(from(app))
    const { response } = exchange
    response.setHeader('Vary', ['Origin', 'Accept'])
    response.writeHead(204, ['Access-Control-Allow-Origin', app, 'X-Other', 'no'])
    expect(readAnswer(exchange)).toEqual({
      status: 204,
      fields: { vary: 'Origin, Accept', 'access-control-allow-origin': app },
    })
  })

  it('answer/of-a-response', () => {
    const exchange = createExchange(from(app))
    const headers = { Vary: 'Origin, Accept', 'Access-Control-Allow-Origin': app, 'X-Other': 'no' }
    exchange.answered = new Response(null, { status: 204, headers })
    expect(readAnswer(exchange)).toEqual({
      status: 204,
      fields: { vary: 'Origin, Accept', 'access-control-allow-origin': app },
    })
  })

  it('answer/none', () => {
    expect(() => readAnswer(createExchange(from(app)))).toThrow('there is no answer')
  })
})
