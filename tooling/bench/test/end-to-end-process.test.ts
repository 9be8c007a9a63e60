import { describe, expect, it, onTestFinished } from 'vitest'
import { startChild } from '../src/end-to-end/child.ts'
import { type Plan, compareApplications } from '../src/end-to-end/compare-applications.ts'
import { measure } from '../src/end-to-end/measure.ts'
import { requests } from '../src/end-to-end/requests.ts'
import type { Asked } from '../src/end-to-end/results.ts'

// It builds the packages if nobody has.
const timeout = 180_000

const plan: Plan = { rounds: 2, warmUps: 1, amount: 60, connections: 4 }
const ids = requests.map(({ id }) => id)

function compare(faulty: string, from: number): Promise<readonly Asked[]> {
  const entry = new URL('end-to-end-at-fault.ts', import.meta.url)
  const serving = startChild(entry, [faulty, String(from), ...ids], ['--expose-gc'])
  onTestFinished(() => serving.stop())
  return compareApplications(serving, requests, plan)
}

const [inFramework, inFront] = [
  ['bare', 'by hand', 'peer', 'ours'],
  ['by hand in front', 'withCors'],
]

describe('whole servers', { timeout }, () => {
  it('process/all', async () => {
    const names = ['node', 'express', 'koa', 'fastify']
    const asked = {
      frameworks: names,
      rounds: 2,
      quick: true,
      line: 'pnpm bench end-to-end',
      case: undefined,
    }
    const told: string[] = []
    const data = await measure(asked, (progress) => told.push(progress), plan)
    expect(told).toEqual(['building', ...names])
    expect(data).toEqual(
      expect.objectContaining({ command: asked.line, rounds: 2, amount: 60, connections: 4 }),
    )
    expect(data.frameworks.map(({ name }) => name)).toEqual(names)
    for (const { name, requests: all } of data.frameworks) {
      expect(all.map(({ id }) => id)).toEqual(ids)
      for (const { contenders } of all) {
        expect(contenders.map(({ role }) => role)).toEqual([
          ...inFramework,
          ...(name === 'express' ? inFront : []),
        ])
        for (const { role, answer, fault, costs } of contenders) {
          expect({ name, role, fault }).toEqual({ name, role, fault: undefined })
          const granted = role === 'bare' ? undefined : 'https://app-9.example.com'
          expect(answer.fields['access-control-allow-origin']).toBe(granted)
          const spreads = [
            costs?.processor,
            costs?.perSecond,
            costs?.busy,
            ...(role === 'bare' ? [] : [costs?.added]),
          ]
          for (const spread of spreads) {
            expect(Object.keys(spread ?? {})).toEqual(['median', 'low', 'high'])
            expect(Object.values(spread ?? {}).every(Number.isFinite)).toBe(true)
          }
        }
      }
    }
  })

  it('process/one-of-each', async () => {
    const asked = { frameworks: ['koa', 'express-4'], rounds: 1, quick: false, line: '', case: 'preflight/' }
    const { frameworks } = await measure(asked, () => {}, { ...plan, rounds: 1 })
    expect(frameworks.map(({ name, requests: all }) => [name, all.map(({ id }) => id)])).toEqual([
      ['koa', ['preflight/allowed']],
    ])
    // What was before the one round that counts is not in it.
    for (const { costs } of frameworks.flatMap((one) => one.requests.flatMap((each) => each.contenders))) {
      expect(costs?.processor.low).toBe(costs?.processor.high)
    }
  })

  it('process/wrong-is-not-timed', async () => {
    const timed = (await compare('peer', 1)).flatMap(({ contenders }) =>
      contenders.map(({ role, fault, costs }) => [role, fault, costs !== undefined]),
    )
    const each = [
      ['bare', undefined, true],
      ['by hand', undefined, true],
      ['peer', 'a browser would not grant it', false],
      ['ours', undefined, true],
    ]
    expect(timed).toEqual([...each, ...each])
  })

  it('process/wrong-later', async () => {
    await expect(compare('ours', 100)).rejects.toThrow(/^\d+ of 60 answers had status 20[04]: .*"500"/)
  })

  it('process/ends', async () => {
    const entry = new URL('../src/end-to-end/serving/server.ts', import.meta.url)
    const child = startChild(entry, ['hapi'], ['--expose-gc'])
    await expect(child.hear()).rejects.toThrow('server.ts hapi ended with 1')
    await child.stop()
  })
})
