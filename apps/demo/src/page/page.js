import { fetchRequest, send } from './requests.js'

/**
 * @typedef {import('../exchanges.ts').Exchange} Exchange
 * @typedef {import('../scenarios.ts').Scenario} Scenario
 * @typedef {import('../site.ts').Demo} Demo
 * @typedef {import('../site.ts').PageResult} PageResult
 */

/** @type {Demo} */
const { visitor, pages, apis, scenarios, runParameter } = JSON.parse(element('demo').textContent)

// The address says which host is asked, so that links to the other origins can say it too.
const [firstApi] = apis
const api = apis.find(({ name }) => `#${name}` === location.hash) ?? firstApi
if (api === undefined) throw new Error('there is no API')
const { url: apiUrl } = api
addEventListener('hashchange', () => location.reload())

/**
 * Runs one scenario and says what became of it. Headless Chromium and the buttons call the same function.
 * @param {string} id
 * @returns {Promise<PageResult>}
 */
async function runScenario(id) {
  const scenario = scenarios.find((candidate) => candidate.id === id)
  if (scenario === undefined) throw new Error(`no scenario ${id}`)
  // Whether it worked shows in what follows.
  if (scenario.first) await fetchRequest(scenario.first, apiUrl + scenario.first.path).catch(() => {})

  // Not randomUUID, which some browsers keep from http: pages.
  const run = `${id}-${Date.now()}-${Math.random()}`
  const attempt = await send(scenario, `${apiUrl}${scenario.request.path}?${runParameter}=${run}`).catch(
    (/** @type {unknown} */ error) => ({ blocked: true, shown: String(error) }),
  )
  const record = await fetch(`/exchanges?${runParameter}=${run}`)
  const exchanges = /** @type {Exchange[]} */ (await record.json())
  return { outcome: judge(scenario, attempt, exchanges), shown: attempt.shown, exchanges }
}

/**
 * @param {Scenario} scenario
 * @param {{ readonly blocked?: boolean, readonly status?: number, readonly lacks?: string }} attempt
 * @param {readonly Exchange[]} exchanges
 */
function judge({ preflight }, { blocked, status, lacks }, exchanges) {
  const preflighted = exchanges.some(({ method }) => method === 'OPTIONS')
  const actual = exchanges.find(({ method }) => method !== 'OPTIONS')
  if (exchanges.length === 0) return 'never reached the server'
  const outcome = blocked
    ? `blocked at ${actual === undefined ? 'preflight' : 'answer'}`
    : `reads ${status ?? actual?.status}${lacks === undefined ? '' : ` without ${lacks}`}`
  if (preflighted === preflight) return outcome
  return `${outcome} ${preflighted ? 'after a' : 'with no'} preflight`
}

element('who').append(
  'This page is ',
  make('code', location.origin),
  `, which the API's policies ${visitor === 'allowed' ? 'allow' : 'do not know'}.`,
)
for (const [name, url] of Object.entries(pages)) {
  addLink('pages', { text: `${name} page`, url: `${url}/#${api.name}`, isCurrent: name === visitor })
}
for (const each of apis) {
  addLink('hosts', { text: each.title, url: `#${each.name}`, isCurrent: each === api })
}
element('api').textContent = apiUrl

const buttons = scenarios.map((scenario) => {
  const row = make('tr')
  const result = make('td', 'not run yet')
  const button = Object.assign(make('button', 'Run'), { type: 'button' })
  button.setAttribute('aria-label', `Run: ${scenario.title}`)
  const run = async () => {
    result.replaceChildren('running')
    const { outcome, shown, exchanges } = await runScenario(scenario.id)
    const asExpected = outcome === scenario.expected[visitor]
    const verdict = make('strong', `${asExpected ? '✓' : '✗ unexpected:'} ${outcome}`)
    verdict.className = asExpected ? 'good' : 'bad'
    const details = make('details')
    const lines = exchanges.flatMap(({ sent, received }) => [`→ ${sent}`, `← ${received}`])
    details.append(
      make('summary', 'what the API saw'),
      make('pre', lines.join('\n').replaceAll('  ', '\n    ')),
    )
    result.replaceChildren(verdict, make('small', shown), details)
    return asExpected
  }
  button.addEventListener('click', () => void run())
  const what = make('td', scenario.title)
  what.append(make('small', `${scenario.request.method} ${scenario.request.path}`))
  const cell = make('td')
  cell.append(button)
  row.append(what, make('td', scenario.expected[visitor]), result, cell)
  element('scenarios').append(row)
  return run
})

element('run-all').addEventListener('click', () => void runAll())

async function runAll() {
  let right = 0
  // One at a time: they share a session.
  for (const run of buttons) if (await run()) right += 1
  element('summary').textContent = `${right} of ${buttons.length} as expected`
}

/**
 * @param {string} navigation
 * @param {{ readonly text: string, readonly url: string, readonly isCurrent: boolean }} link
 */
function addLink(navigation, { text, url, isCurrent }) {
  const link = Object.assign(make('a', text), { href: url })
  if (isCurrent) link.setAttribute('aria-current', 'page')
  element(navigation).append(link)
}

/** @param {string} id */
function element(id) {
  const found = document.querySelector(`#${id}`)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 */
function make(tag, text = '') {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

Object.assign(globalThis, { runScenario })
