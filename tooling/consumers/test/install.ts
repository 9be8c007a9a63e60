import { inject, onTestFinished } from 'vitest'
import { type Project, type Template, createProject } from '../src/project.ts'

// Milliseconds: a project is some thousand files, and the disk may be busy with other tests.
const removal = 120_000

/** A project for the length of a test, with all that its manifest names. */
export async function install(template: Template): Promise<Project> {
  const project = createProject(template, { registry: inject('registry'), home: inject('home') })
  onTestFinished(() => project.remove(), removal)
  await project.install()
  return project
}

/** The version that our packages have been published in: one for all. */
export function publishedVersion(): string {
  const versions = new Set(inject('published').map(({ version }) => version))
  const [version, ...others] = versions
  if (version === undefined || others.length > 0) {
    throw new Error(`published in these versions: ${[...versions].join(', ')}`)
  }
  return version
}
