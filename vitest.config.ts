import { existsSync, readdirSync } from 'node:fs'
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
      },
    })),
)

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // The cache is not keyed on tsconfig.json: stale passes and stale failures.
    fsModuleCache: false,
    projects,
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest-results.json' }]],
  },
})
