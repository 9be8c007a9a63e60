import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const conditions = ['@cors/source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: [fileURLToPath(new URL('./gaps.fixture.ts', import.meta.url))], fsModuleCache: false },
})
