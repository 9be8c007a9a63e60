import { app } from '../names.ts'
import type { PolicyData, Row } from '../row.ts'
import { answered, defaultMethods, grant, listed, preflight, varyEchoed } from './ask.ts'

const fixed: PolicyData = { ...listed, allowedHeaders: ['X-Token', 'Content-Type'] }
const none: PolicyData = { ...listed, allowedHeaders: [] }

const methods = { 'allow-methods': defaultMethods }
const maxAge = { 'max-age': '600' }
const fixedList = { 'allow-headers': 'X-Token, Content-Type' }

const names = (count: number): string => Array.from({ length: count }, (_, index) => `x-${index}`).join(',')
// 16 KiB is all that Node takes for the head of a request; this leaves room for the rest of it.
const commas = ','.repeat(12_288)

const echoed = (id: string, rule: string, lines: readonly string[], list: string): Row => ({
  id: `preflight-headers/${id}`,
  rule,
  policy: listed,
  request: preflight('/ok', app, 'PUT', ...lines),
  expect: answered(grant(app, { ...methods, 'allow-headers': list, ...maxAge }), varyEchoed),
})
const nothingEchoed = (id: string, rule: string, lines: readonly string[], allowed: boolean): Row => ({
  id: `preflight-headers/${id}`,
  rule,
  policy: listed,
  request: preflight('/ok', app, 'PUT', ...lines),
  expect: answered(grant(app, { ...methods, ...(allowed ? maxAge : {}) }), varyEchoed),
})
const listedNames = (
  id: string,
  rule: string,
  policy: PolicyData,
  lines: readonly string[],
  allowed: boolean,
): Row => ({
  id: `preflight-headers/${id}`,
  rule,
  policy,
  request: preflight('/ok', app, 'PUT', ...lines),
  expect: answered(
    grant(app, { ...methods, ...(policy === fixed ? fixedList : {}), ...(allowed ? maxAge : {}) }),
    ['Origin'],
  ),
})

const tolerated =
  'order, case, duplicates, optional white space, empty elements and several lines are tolerated'
const tokens = 'a name that is not a token refuses, and only validated tokens are ever echoed'
const bounds = 'above 4 KiB or 128 names over all lines is refused'
const trueList =
  'a refused name is answered 204 with the true full list, without max-age, so that the browser names it'

/** Preflights: which headers. */
export const preflightHeadersRows: readonly Row[] = [
  nothingEchoed('none-asked', 'a preflight that asks for no header is allowed and told of none', [], true),
  echoed('echoed', "allowedHeaders '*' echoes what was asked for, never *", ['x-a,x-b'], 'x-a, x-b'),
  echoed(
    'authorization',
    'authorization is named where every header is allowed',
    ['authorization'],
    'authorization',
  ),
  echoed('star-name', 'a star that was asked for is a name like any other', ['*,x-a'], '*, x-a'),
  echoed('order', tolerated, ['x-z,x-a,x-m'], 'x-z, x-a, x-m'),
  echoed('upper-case', tolerated, ['X-Token,X-OTHER'], 'x-token, x-other'),
  echoed('duplicates', tolerated, ['x-a,x-b,X-A'], 'x-a, x-b'),
  echoed('white-space', tolerated, ['x-a \t,\t x-b ,x-c'], 'x-a, x-b, x-c'),
  echoed('empty-elements', tolerated, [',x-a,, ,x-b,'], 'x-a, x-b'),
  echoed('several-lines', tolerated, ['x-a', 'x-b,x-c'], 'x-a, x-b, x-c'),
  echoed('most-names', 'up to 128 names are read', [names(128)], names(128).replaceAll(',', ', ')),
  echoed('most-bytes', 'up to 4 KiB are read', [`x-a${','.repeat(4093)}`], 'x-a'),
  nothingEchoed('only-commas', tolerated, [', ,,'], true),
  nothingEchoed('empty', tolerated, [''], true),
  nothingEchoed('too-many-names', bounds, [names(129)], false),
  nothingEchoed(
    'too-many-names-over-lines',
    bounds,
    [names(100), names(129).slice(names(100).length + 1)],
    false,
  ),
  nothingEchoed('too-many-bytes', bounds, [`x-a${','.repeat(4094)}`], false),
  nothingEchoed('too-many-bytes-over-lines', bounds, [`x-a${','.repeat(2100)}`, ','.repeat(2100)], false),
  nothingEchoed('commas', 'kilobytes of commas are refused by their length', [commas], false),
  nothingEchoed('not-a-token', tokens, ['x-a,x<b>'], false),
  nothingEchoed('two-words', tokens, ['x-a x-b'], false),
  nothingEchoed('quoted', tokens, ['"x-a"'], false),
  nothingEchoed('latin1', tokens, ['x-\u00E9'], false),
  listedNames('listed', 'the full configured list is sent, not what was asked for', fixed, ['x-token'], true),
  listedNames(
    'listed-none-asked',
    'the full configured list is sent even when no header is asked for',
    fixed,
    [],
    true,
  ),
  listedNames('listed-case', 'header names are compared without case', fixed, ['X-TOKEN,content-type'], true),
  listedNames('listed-tolerant', tolerated, fixed, [' ,content-type,', 'x-token , x-token'], true),
  listedNames('listed-refused', trueList, fixed, ['x-token,x-secret'], false),
  listedNames('listed-prefix', 'a name is matched whole', fixed, ['x-token-2'], false),
  listedNames(
    'listed-authorization',
    'authorization is a name like any other in a list',
    fixed,
    ['authorization'],
    false,
  ),
  listedNames('listed-not-a-token', tokens, fixed, ['x-token,x(b)'], false),
  listedNames('listed-too-long', bounds, fixed, [commas], false),
  listedNames('none-listed', 'an empty list allows no header, and is not sent', none, ['x-token'], false),
  listedNames(
    'none-listed-none-asked',
    'an empty list allows a preflight that asks for no header',
    none,
    [],
    true,
  ),
]
