import { type Sent, send } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readServed } from '../src/readme.ts'
import { runtimes } from '../src/runtimes.ts'
import { serveOnWorkerd } from '../src/workerd.ts'
import { serveForAll } from './serve-for-all.ts'

/** Asks as a page: status, whom the answer allows, and the body. */
export type Ask = (sent: Sent, origin?: string) => Promise<readonly [number, string | undefined, string]>

/** What a snippet must answer. */
export interface Expected {
  readonly check: (ask: Ask) => Promise<void>
  /** Of the worker, where the snippet is for Workers alone: other runtimes hand over other things in their place. */
  readonly bindings?: { readonly [name: string]: string }
}

/** Tests what the snippets of a README answer on each runtime, by their headings. */
export function describeSnippets(
  folder: string,
  expected: { readonly [heading: string]: Expected },
  elsewhere: readonly string[] = [],
): void {
  const served = readServed(`${folder}/README.md`)

  it(`readme/${folder}/every-snippet-is-asked`, () => {
    const headings = [...new Set(served.map(({ heading }) => heading))]
    expect(headings.toSorted()).toEqual([...Object.keys(expected), ...elsewhere].toSorted())
  })

  for (const { name, serve } of runtimes) {
    describe.runIf(isInstalled(name))(name, () => {
      for (const [index, { heading, source }] of served.entries()) {
        const { check, bindings } = expected[heading] ?? {}
        if (check === undefined || (bindings !== undefined && name !== 'workerd')) continue
        describe(heading, () => {
          const portOf = serveForAll(() =>
            bindings === undefined ? serve(source) : serveOnWorkerd(source, { bindings }),
          )

          it(`readme/${folder}/${name}/${index}/${heading}`, async () => {
            expect.hasAssertions()
            await check(async (sent, origin) => {
              const { status, cors, body } = await send(portOf(), sent, origin)
              return [status, cors['access-control-allow-origin'], body]
            })
          })
        })
      }
    })
  }
}
