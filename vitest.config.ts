import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Sources are tested, not builds: `@cors/source` is stripped from what is published.
const conditions = ['@cors/source', 'module', 'node', 'development|production']

const projects = ['packages', 'apps', 'tooling'].flatMap((floor) =>
  readdirSync(new URL(floor, import.meta.url))
    .filter((name) => existsSync(new URL(`${floor}/${name}/test`, import.meta.url)))
    .map((name) => ({
      extends: true as const,
      test: {
        name: floor === 'packages' ? name : `${floor}-${name}`,
        root: `${floor}/${name}`,
        include: ['test/**/*.test.ts'],
        // Run once before all files of a project that has one.
        globalSetup: readdirSync(new URL(`${floor}/${name}/test`, import.meta.url))
          .filter((file) => file.endsWith('.setup.ts'))
          .map((file) => fileURLToPath(new URL(`${floor}/${name}/test/${file}`, import.meta.url))),
      },
    })),
)

// Nest's packages find each other as peers, so a second major cannot stand under other names beside the
// first: the same tests run again with that of another folder in its place.
const nest11 = fileURLToPath(new URL('tooling/nest-11/node_modules/', import.meta.url))

const earlierNest = {
  extends: true as const,
  resolve: { alias: [{ find: /^(@nestjs\/[^/]+|mercurius|graphql)(?=\/|$)/, replacement: `${nest11}$1` }] },
  test: { name: 'nestjs-11', root: 'packages/nestjs', include: ['test/**/*.test.ts'] },
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // The cache is not keyed on tsconfig.json: stale passes and stale failures.
    fsModuleCache: false,
    // Only what hangs is to fail by the clock: five seconds are soon over on a machine that is busy elsewhere.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is tried by chance is tried again alike: what lands is not to hang on luck. CORS_SEED=$RANDOM looks elsewhere.
    env: { CORS_SEED: process.env['CORS_SEED'] ?? '1' },
    expect: { poll: { timeout: 20_000 } },
    // Of two processors one would do nothing: much of the time a test waits for installers, browsers and clocks.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [...projects, earlierNest],
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest-results.json' }]],
  },
})
