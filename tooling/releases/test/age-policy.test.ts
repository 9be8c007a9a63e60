import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outside, run, startRegistry, workspace } from '@tooling/registry'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { rootManifest } from '../src/packages.ts'

interface Policy {
  readonly minimumReleaseAge?: number | undefined
  readonly trustPolicy?: string | undefined
}

const readYaml = (file: string): unknown => parse(readFileSync(join(workspace, file), 'utf8'))

describe('age-policy', () => {
  const { minimumReleaseAge, trustPolicy } = readYaml('pnpm-workspace.yaml') as Policy
  const policy = { minimumReleaseAge, trustPolicy }

  it('settings', () => {
    expect(policy).toEqual({ minimumReleaseAge: 2880, trustPolicy: 'no-downgrade' })
  })

  it('updates', () => {
    const { updates } = readYaml('.github/dependabot.yml') as {
      readonly updates: readonly { readonly 'package-ecosystem': string; readonly cooldown: object }[]
    }
    expect(updates.map(({ cooldown, ...update }) => [update['package-ecosystem'], cooldown])).toEqual([
      ['github-actions', { 'default-days': 7 }],
      ['npm', { 'default-days': 7, 'semver-major-days': 14 }],
    ])
  })

  it('young', async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.stop())
    const home = mkdtempSync(join(tmpdir(), 'cors-young-'))
    onTestFinished(() => rm(home, { recursive: true }))
    const login = `${registry.url.replace(/^http:/, '')}:_authToken=none`
    writeFileSync(join(home, '.npmrc'), `registry=${registry.url}\n${login}\n`)
    const env = outside(home, registry.url)
    const young = join(home, 'young')
    mkdirSync(young)
    writeFileSync(join(young, 'package.json'), '{ "name": "@cors/young", "version": "1.0.0" }')
    await run('npm', ['publish', '--access=public'], { cwd: young, env })

    const project = join(home, 'project')
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), '{ "private": true }')
    const { packageManager } = rootManifest(workspace)
    const pnpm = (settings: Policy, ...args: readonly string[]): Promise<string> => {
      writeFileSync(join(project, 'pnpm-workspace.yaml'), stringify({ packages: [], ...settings }))
      return run('npx', ['--yes', packageManager, ...args], { cwd: project, env })
    }
    const add = ['add', '@cors/young@1.0.0']
    const install = ['install', '--frozen-lockfile']
    await expect(pnpm(policy, ...add)).rejects.toThrow('ERR_PNPM_NO_MATURE_MATCHING_VERSION')
    // A lockfile that somebody wrote without the policy does not bring it in either.
    await pnpm({ minimumReleaseAge: 0 }, ...add)
    await expect(pnpm(policy, ...install)).rejects.toThrow('ERR_PNPM_MINIMUM_RELEASE_AGE_VIOLATION')
    await pnpm({ minimumReleaseAge: 0 }, ...install)
  })
})
