import { run } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import { adapters, hosts, latest } from './frameworks.ts'
import { install, publishedVersion } from './install.ts'

// What an application pays for an import before it has served anything. Nest is left out: whatever it
// loads itself comes with it.

/** Prints, of what is large, the parts that the import of a module has loaded. */
const program = `
await import(process.argv[1])
const { createRequire } = await import('node:module')
const files = Object.keys(createRequire(process.execPath).cache)
const large = ['undici', 'tldts'].filter((name) =>
  [...process.moduleLoadList, ...files].some((each) => each.includes(name)))
console.log(JSON.stringify(large))
`

describe('loading', { timeout: 120_000 }, () => {
  it('nothing that only some need', async () => {
    const { place } = await install({
      layers: ['esm'],
      dependencies: { ...adapters(publishedVersion()), ...latest },
    })
    const load = async (module: string): Promise<unknown> =>
      JSON.parse(await run(process.execPath, ['--input-type=module', '--eval', program, module], place))
    const loaded = await Promise.all(hosts.map((host) => load(`@cors/${host}`)))
    expect(loaded).toEqual(hosts.map(() => []))
    // What it would look like.
    expect(await load('node:http')).toEqual(['undici'])
  })
})
