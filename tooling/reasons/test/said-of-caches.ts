import { type Answer, type PreflightKey, createPreflightCache } from '@cors/browser'
import type { Said } from './said-of-engines.ts'

const key: PreflightKey = {
  origin: 'https://app.example.com',
  url: 'https://api.example.com/notes',
  method: 'PUT',
  names: [],
  isCredentialed: false,
}

function allowing(methods: string, maxAge?: string): Answer {
  const headers: Answer['headers'] = [['Access-Control-Allow-Methods', methods]]
  return {
    status: 204,
    headers: maxAge === undefined ? headers : [...headers, ['Access-Control-Max-Age', maxAge]],
  }
}

// Longer than any browser keeps anything: a year.
const longest = 31_536_000

/** For how many whole seconds an answer is kept. */
const keptFor =
  (answer: Answer): Said[string] =>
  (engine) => {
    let [least, most] = [0, longest]
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      let now = 0
      const cache = createPreflightCache(engine, () => now)
      cache.store(key, answer)
      now = (middle - 1) * 1000
      if (cache.has(key)) least = middle
      else most = middle - 1
    }
    return least === longest ? 'no limit' : least === 0 ? 'not kept' : `${least} seconds`
  }

/** What the table of caches in the README says, as the model has it. */
export const saidOfCaches: Said = {
  'the longest': keptFor(allowing('PUT', String(longest))),
  'without a max-age': keptFor(allowing('PUT')),
  'a max-age of `1h`': keptFor(allowing('PUT', '1h')),
  'methods of `*`, with a max-age of 60': keptFor(allowing('*', '60')),
  'after `PUT`, another answer for `DELETE`'(engine) {
    const cache = createPreflightCache(engine, () => 0)
    cache.store(key, allowing('PUT', '60'))
    cache.store({ ...key, method: 'DELETE' }, allowing('DELETE', '60'))
    return cache.has(key) ? 'both are kept' : 'the last is kept'
  },
  'the request after it fails'(engine) {
    const cache = createPreflightCache(engine, () => 0)
    cache.store(key, allowing('PUT', '60'))
    cache.fail(key, 'response')
    return cache.has(key) ? 'kept' : 'dropped'
  },
}
