import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

// What an application pays for an import before it has served anything. Nest is left out: whatever it
// loads itself comes with it.
const packages = ['core', 'node', 'express', 'koa', 'fastify']

/** Prints, of what Node and npm have that is large, the parts that the import of a module loads. */
const program = `
await import(process.argv[1])
const { createRequire } = await import('node:module')
const files = Object.keys(createRequire(process.execPath).cache)
const large = ['undici', 'tldts'].filter((name) =>
  [...process.moduleLoadList, ...files].some((each) => each.includes(name)))
console.log(JSON.stringify(large))
`

describe('loading', () => {
  const load = async (module: string): Promise<unknown> => {
    const args = ['--conditions=@cors/source', '--input-type=module', '--eval', program, module]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return JSON.parse(stdout)
  }

  it.each(packages)('loading/%s: nothing that only some need', async (name) => {
    expect(
      await load(fileURLToPath(new URL(`../../../packages/${name}/src/index.ts`, import.meta.url))),
    ).toEqual([])
  })

  it('loading/what it would look like', async () => {
    expect(await load('node:http')).toEqual(['undici'])
  })
})
