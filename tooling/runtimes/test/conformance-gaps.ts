import { type Adapter, gapsWithoutRouter } from '@cors/conformance'
import type { RuntimeName } from '../src/binaries.ts'

type Gaps = NonNullable<Adapter['gaps']>

/** The rows that no host of `@cors/fetch` passes. */
const always = gapsWithoutRouter('no router is asked which route the requested method would reach')

function withoutPhrase(runtime: string): Gaps {
  const reason = `${runtime} sends no reason phrase of a handler`
  return { 'response/write-head-message': reason, 'response/write-head-message-array': reason }
}

// Each of these is shown without any policy too, in `alone.test.ts`.
const byRuntime: { readonly [Name in RuntimeName]: Gaps } = {
  workerd: {
    'classify/preflight-empty-origin': 'workerd hands over no Origin that is empty',
  },
  deno: withoutPhrase('Deno'),
  bun: {
    ...withoutPhrase('Bun'),
    'connection/shared':
      'Bun empties the headers of a response when it sends it, and sends none the next time',
  },
}

/** The rows that do not pass on a runtime. */
export function gapsOf(runtime: RuntimeName): Gaps {
  return { ...always, ...byRuntime[runtime] }
}
