// Plain JavaScript, since it is served as it stands; the types are checked all the same.

/**
 * @typedef {import('../scenarios.ts').PageRequest} PageRequest
 * @typedef {import('../scenarios.ts').Scenario} Scenario
 * @typedef {{ readonly status?: number, readonly lacks?: string, readonly shown: string }} Answer
 */

/**
 * Makes a scenario's request. Resolves with what the page could read; rejects when it was not let.
 * @param {Scenario} scenario
 * @param {string} url
 * @returns {Promise<Answer>}
 */
export function send(scenario, url) {
  if (scenario.means === 'upload') return upload(scenario.request, url)
  if (scenario.means === 'font') return loadFont(url)
  return fetchAnswer(scenario, url)
}

/**
 * @param {PageRequest} request
 * @param {string} url
 */
export function fetchRequest({ method, headers, body, credentials }, url) {
  return fetch(url, {
    method,
    headers: headers ?? {},
    body: body ?? null,
    credentials: credentials ? 'include' : 'omit',
  })
}

/**
 * @param {Scenario} scenario
 * @param {string} url
 * @returns {Promise<Answer>}
 */
async function fetchAnswer({ request, needsHeader }, url) {
  const response = await fetchRequest(request, url)
  const text = (await response.text()).trim()
  if (needsHeader === undefined) return { status: response.status, shown: text }
  const value = response.headers.get(needsHeader)
  return value === null
    ? { status: response.status, lacks: needsHeader, shown: text }
    : { status: response.status, shown: `${needsHeader}: ${value}` }
}

/**
 * fetch() has no upload progress, XMLHttpRequest has. A listener for it alone makes the browser ask first.
 * @param {PageRequest} request
 * @param {string} url
 * @returns {Promise<Answer>}
 */
function upload({ method, body }, url) {
  const form = new FormData()
  form.append('file', new Blob([body ?? '']), 'file.txt')
  const { promise, resolve, reject } = Promise.withResolvers()
  const xhr = new XMLHttpRequest()
  let progress = 0
  xhr.upload.addEventListener('progress', ({ loaded, total }) => {
    progress = loaded / total
  })
  xhr.addEventListener('error', () => reject(new TypeError('XMLHttpRequest failed')))
  xhr.addEventListener('load', () => {
    const answer = { status: xhr.status, shown: `${progress * 100} % sent: ${xhr.responseText}` }
    resolve(progress === 1 ? answer : { ...answer, lacks: 'progress' })
  })
  xhr.open(method, url)
  xhr.send(form)
  return promise
}

/**
 * @param {string} url
 * @returns {Promise<Answer>}
 */
async function loadFont(url) {
  const font = await new FontFace('demo', `url(${url})`).load()
  // No status is told to pages: the server's record has it.
  return { shown: `font ${font.status}` }
}
