import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

/*
 * Node takes types out of TypeScript by itself, but decorators are code, which it does not know. So the two
 * folders that have any are compiled on their way in, by what compiles them for vitest and for the package,
 * and as their tsconfig.json says. Everything else is Node's, and nothing is written that could be stale.
 */
const folders = [new URL('..', import.meta.url), new URL('.', import.meta.resolve('@cors/nestjs'))]

/** What compiled decorators import. It is a dependency of this package, not of the compiled ones. */
const runtime = '@oxc-project/runtime/helpers/'
const helpers = new URL('.', import.meta.resolve('@oxc-project/runtime/helpers/decorate'))

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith(runtime)) return nextResolve(specifier, context)
    return nextResolve(new URL(`${specifier.slice(runtime.length)}.js`, helpers).href, context)
  },
  load(url, context, nextLoad) {
    const isDecorated = url.endsWith('.ts') && folders.some(({ href }) => url.startsWith(href))
    if (!isDecorated) return nextLoad(url, context)
    const path = fileURLToPath(url)
    const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), { sourcemap: true })
    const [error] = errors
    if (error !== undefined) throw error
    const encoded = Buffer.from(JSON.stringify(map)).toString('base64')
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${encoded}`
    return { format: 'module', source, shortCircuit: true }
  },
})
