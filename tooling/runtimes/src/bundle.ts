import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** A module. */
export interface Source {
  readonly code: string
  readonly language: 'js' | 'ts'
  /** From where it imports, as a path. */
  readonly path: string
}

const programs = fileURLToPath(new URL('../programs/', import.meta.url))

/** One of `programs/`. */
export function readProgram(name: string): Source {
  const path = `${programs}${name}.ts`
  return { code: readFileSync(path, 'utf8'), language: 'ts', path }
}

/** One that is no file, and imports as those of `programs/` do. */
export function createSource(code: string, language: Source['language']): Source {
  return { code, language, path: `${programs}no-file.${language}` }
}

/**
 * An entry, which finds the module as `served`, and all that the two import, as one module: what a runtime
 * need not resolve. Packages of ours are taken from their sources.
 */
export async function bundle(entry: string, served: Source): Promise<string> {
  const modules = new Map<string, Source>([
    ['entry', createSource(entry, 'js')],
    ['served', served],
  ])
  const build = await rolldown({
    input: 'entry',
    platform: 'neutral',
    external: [/^node:/, /^cloudflare:/],
    resolve: { conditionNames: ['@cors/source', 'import'] },
    onLog(_level, { message }) {
      // An import that cannot be found would be left for the runtime.
      throw new Error(message)
    },
    plugins: [
      {
        name: 'modules-without-files',
        async resolveId(id, importer) {
          if (modules.has(id)) return id
          const path = modules.get(importer ?? '')?.path
          return path === undefined ? undefined : this.resolve(id, path)
        },
        load(id) {
          const source = modules.get(id)
          return source === undefined ? undefined : { code: source.code, moduleType: source.language }
        },
      },
    ],
  })
  try {
    const { output } = await build.generate({ format: 'esm' })
    return output[0].code
  } finally {
    await build.close()
  }
}
