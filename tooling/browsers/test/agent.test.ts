import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, startAgent } from '../src/agent.ts'

const page = 'http://app.test/page'

let agent: Agent
beforeEach(async () => {
  agent = await startAgent()
})
afterEach(() => agent.close())

// These play the loop of a document.

async function ask(document: string, url = page): Promise<unknown> {
  const asked = await fetch(`${agent.url}next?document=${document}&url=${encodeURIComponent(url)}`)
  return asked.json()
}

async function tell(document: string, outcome: object): Promise<void> {
  await fetch(`${agent.url}done?document=${document}`, { method: 'POST', body: JSON.stringify(outcome) })
}

/** Asks, and has something to do, so that it has certainly been heard. */
async function askAndTell(document: string, url?: string): Promise<void> {
  const done = agent.run(document, 'true')
  await ask(document, url)
  await tell(document, { value: true })
  await done
}

describe('the next document at a URL', () => {
  it.each([
    { id: 'arrival/first', before: [], asking: ['new'], arrived: ['new'] },
    { id: 'arrival/of-another-url', before: [], asking: ['new'], url: 'http://app.test/', arrived: [] },
    { id: 'arrival/known-one-asks-late', before: ['old'], asking: ['old'], arrived: [] },
    { id: 'arrival/after-one-that-asks-late', before: ['old'], asking: ['old', 'new'], arrived: ['new'] },
    { id: 'arrival/alone-and-once', before: [], asking: ['new', 'newer', 'new'], arrived: ['new'] },
  ])('$id', async ({ before, asking, url, arrived }) => {
    for (const document of before) await askAndTell(document)
    const seen: string[] = []
    const arrival = agent.arrive(page).then((document) => seen.push(document))
    for (const document of asking) await askAndTell(document, url)
    if (arrived.length > 0) await arrival
    expect(seen).toEqual(arrived)
  })
})

describe('what a document is to do', () => {
  it('task/before-it-asks', async () => {
    const done = agent.run('new', '6 * 7')
    expect(await ask('new')).toBe('6 * 7')
    await tell('new', { value: 42 })
    expect(await done).toBe(42)
  })

  it('task/after-it-has-asked', async () => {
    const arrival = agent.arrive(page)
    const asked = ask('new')
    const done = agent.run(await arrival, '6 * 7')
    expect(await asked).toBe('6 * 7')
    await tell('new', { value: 42 })
    expect(await done).toBe(42)
  })

  it('task/of-nothing-and-of-what-throws', async () => {
    const done = agent.run('new', 'undefined')
    expect(await ask('new')).toBe('undefined')
    await tell('new', {})
    expect(await done).toBeNull()
    const thrown = agent.run('new', 'throw').catch(String)
    expect(await ask('new')).toBe('throw')
    await tell('new', { error: 'Error: no' })
    expect(await thrown).toBe('Error: Error: no')
  })

  it('task/one-after-another', async () => {
    const done = [agent.run('new', '1'), agent.run('new', '2')]
    expect(await ask('new')).toBe('1')
    await tell('new', { value: 1 })
    expect(await ask('new')).toBe('2')
    await tell('new', { value: 2 })
    expect(await Promise.all(done)).toEqual([1, 2])
  })

  it('task/not-given-to-a-document-that-leaves', async () => {
    const first = agent.arrive(page)
    const leaving = ask('old').catch(() => 'never answered')
    await first
    const arrival = agent.arrive(page)
    const asked = ask('new')
    const done = agent.run(await arrival, '6 * 7')
    expect(await asked).toBe('6 * 7')
    await tell('new', { value: 42 })
    expect(await done).toBe(42)
    agent.close()
    expect(await leaving).toBe('never answered')
  })

  it('task/of-a-document-that-left-is-not-given-to-its-successor', async () => {
    void agent.run('old', 'left')
    expect(await ask('old')).toBe('left')
    const arrival = agent.arrive(page)
    const asked = ask('new')
    void agent.run(await arrival, '6 * 7')
    expect(await asked).toBe('6 * 7')
  })
})
