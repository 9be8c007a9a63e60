import { Rolldown } from 'tsdown'
import type { Door } from './doors.ts'

/** What is left of a door in a bundle that imports it and uses nothing of it: empty, if nothing is. */
export async function leftOf({ builds: [build] }: Door): Promise<string> {
  const from = JSON.stringify(build?.code)
  const imports = [`import ${from}`, `import * as everything from ${from}`]
  const left = await Promise.all(imports.map(bundle))
  return left.find((code) => code !== '') ?? ''
}

async function bundle(entry: string): Promise<string> {
  await using bundled = await Rolldown.rolldown({
    input: 'entry',
    platform: 'node',
    // What a package depends on may have effects; the question is whether it is left out with the package.
    external: (id) => id !== 'entry' && !/^[./]/.test(id),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : undefined),
        load: (id) => (id === 'entry' ? { code: entry, moduleSideEffects: true } : undefined),
      },
    ],
  })
  const { output } = await bundled.generate({ format: 'esm', comments: false })
  return output[0].code.replace(/^export \{\};$|^\/\/.*$/gm, '').trim()
}
