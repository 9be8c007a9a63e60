import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'
import * as first from 'hono-v4-first'
import * as firstBodyLimit from 'hono-v4-first/body-limit'
import * as firstException from 'hono-v4-first/http-exception'
import * as firstValidator from 'hono-v4-first/validator'

/** What an application is made of. */
export interface Parts {
  readonly Hono: typeof Hono
  readonly bodyLimit: typeof bodyLimit
  readonly HTTPException: typeof HTTPException
  readonly validator: typeof validator
}

/** The newest, and the lower end of the peer range. */
export const majors: readonly (readonly [name: string, parts: Parts])[] = [
  ['hono@4', { Hono, bodyLimit, HTTPException, validator }],
  ['hono@4.6.0', { ...first, ...firstBodyLimit, ...firstException, ...firstValidator } as unknown as Parts],
]
