import type { PageRequest } from '@cors/browser'
import type { Chance } from './chance.ts'
import { generateHeaders } from './request-headers.ts'

// Kept away from: credentials in the URL of the request, for which `fetch()` throws; a body with GET and HEAD, likewise;
// bodies that are streams, which only Chromium has, and only over HTTP/2.

export const pageOrigin = 'http://page.test:8000'

/** Where requests and redirects go: other hosts, another port, a subdomain, and back to the page's own origin. */
export function generateTarget(chance: Chance): string {
  return chance.weigh([
    [50, 'http://api.test:8000'],
    [15, 'http://other.test:8001'],
    [8, 'http://page.test:8001'],
    [8, 'http://api.page.test:8000'],
    [4, 'http://other.test'],
    [15, pageOrigin],
  ])
}

export function generateRequest(chance: Chance): PageRequest {
  const api = chance.percent(70) ? 'fetch' : 'xhr'
  const method = generateMethod(chance)
  const mode =
    api === 'xhr'
      ? 'cors'
      : chance.weigh<'cors' | 'no-cors' | 'same-origin'>([
          [84, 'cors'],
          [11, 'no-cors'],
          [5, 'same-origin'],
        ])
  // With others `fetch()` throws: once in a while is enough.
  const fitting =
    mode === 'no-cors' && chance.percent(90) ? chance.pick(['GET', 'GET', 'HEAD', 'POST']) : method
  const hasBody = !['GET', 'HEAD'].includes(fitting.toUpperCase()) && chance.percent(50)
  const headers = generateHeaders(chance)
  return {
    documentOrigin: chance.percent(6) ? 'null' : pageOrigin,
    api,
    url: `${chance.percent(60) ? 'http://api.test:8000' : generateTarget(chance)}/first`,
    method: fitting,
    mode,
    credentials:
      api === 'xhr'
        ? chance.pick(['same-origin', 'include'])
        : chance.pick(['omit', 'same-origin', 'same-origin', 'include', 'include']),
    redirect:
      api === 'xhr'
        ? 'follow'
        : chance.weigh<'follow' | 'error' | 'manual'>([
            [mode === 'no-cors' ? 95 : 80, 'follow'],
            [10, 'error'],
            [10, 'manual'],
          ]),
    headers,
    ...(hasBody ? { body: 'a=1' } : {}),
    ...(api === 'xhr' ? generateForXhr(chance) : generateForFetch(chance)),
  }
}

function generateForXhr(chance: Chance): Partial<PageRequest> {
  return {
    ...(chance.percent(12) ? { uploadListeners: true } : {}),
    ...(chance.percent(4) ? { user: 'name', password: 'word' } : {}),
  }
}

function generateForFetch(chance: Chance): Partial<PageRequest> {
  return {
    ...(chance.percent(5) ? { keepalive: true } : {}),
    ...(chance.percent(12)
      ? {
          referrerPolicy: chance.pick([
            'no-referrer',
            'no-referrer-when-downgrade',
            'same-origin',
            'origin',
            'strict-origin',
            'origin-when-cross-origin',
            'strict-origin-when-cross-origin',
            'unsafe-url',
          ]),
        }
      : {}),
  }
}

function generateMethod(chance: Chance): string {
  return chance.weigh([
    [36, 'GET'],
    [6, 'HEAD'],
    [22, 'POST'],
    [10, 'PUT'],
    [6, 'DELETE'],
    [5, 'PATCH'],
    [4, 'patch'],
    [4, chance.pick(['get', 'Post', 'put', 'delete', 'head'])],
    [4, chance.pick(['CHICKEN', 'chicken', 'Patch'])],
    [1, chance.pick(['OPTIONS', 'options'])],
    [1, '*'],
    [1, chance.pick(['TRACE', 'connect', 'Track'])],
  ])
}
