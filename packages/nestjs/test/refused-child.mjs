// Runs a program of a team, written in TypeScript with decorators, as a process of its own:
// `node refused-child.mjs <program> [<package.json beside another Nest>]`.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createViteServer } from 'vitest/node'

const [, , program = '', beside] = process.argv
const conditions = ['@cors/source', 'module', 'node', 'development|production']

const otherNest = {
  name: 'other-nest',
  enforce: 'pre',
  resolveId(source) {
    if (beside === undefined || !source.startsWith('@nestjs/')) return undefined
    return { id: pathToFileURL(createRequire(beside).resolve(source)).href, external: true }
  },
}

const vite = await createViteServer({
  configFile: false,
  logLevel: 'silent',
  plugins: [otherNest],
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  ssr: { resolve: { conditions, externalConditions: conditions } },
})
await vite.ssrLoadModule(program)
await vite.close()
