import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Published, publishAll, startRegistry } from '@tooling/registry'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the registry that has our packages. */
    registry: string
    /** Of all projects. */
    home: string
    published: readonly Published[]
  }
}

/** Publishes our packages once for all files of tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startRegistry()
  const home = mkdtempSync(join(tmpdir(), 'cors-home-'))
  const teardown = async (): Promise<void> => {
    await stop()
    await rm(home, { recursive: true })
  }
  try {
    project.provide('registry', url)
    project.provide('home', home)
    project.provide('published', await publishAll(url))
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}
