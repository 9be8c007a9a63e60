import type { House } from '../src/rules.ts'

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1'

/** What it may call. */
export const goodHouse: House = {
  pnpm: 'pnpm@12.21.0',
  scripts: new Set(['test']),
  hasFile: (path) => path === '.ci/run',
}

/** Keeps every rule. */
export const goodWorkflow = `
on:
  push:
permissions: {}
concurrency:
  group: good
jobs:
  publish:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    environment: npm
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: actions/checkout@${sha} # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-node@${sha} # v7.0.0
        with:
          package-manager-cache: false
      - run: npx --yes pnpm@12.21.0 test
      - run: bash .ci/run
        env:
          TITLE: \${{ github.event.issue.title }}
`

/** How one change to it breaks a rule. */
interface BadRow {
  readonly id: string
  readonly broken: string
  readonly becomes: string
  /** The rules that catch it. */
  readonly caught: readonly string[]
}

export const badWorkflows: readonly BadRow[] = [
  { id: 'tag', broken: `checkout@${sha}`, becomes: 'checkout@v7', caught: ['pinned'] },
  { id: 'branch', broken: `setup-node@${sha} #`, becomes: 'setup-node@main #', caught: ['pinned'] },
  { id: 'short-hash', broken: `checkout@${sha}`, becomes: 'checkout@3d3c42e', caught: ['pinned'] },
  { id: 'nameless-hash', broken: ' # v7.0.1', becomes: '', caught: ['pinned'] },
  { id: 'vague-name', broken: '# v7.0.1', becomes: '# v7', caught: ['pinned'] },
  { id: 'open-default', broken: 'permissions: {}\n', becomes: '', caught: ['closed'] },
  { id: 'reading-default', broken: 'permissions: {}', becomes: 'permissions: read-all', caught: ['closed'] },
  {
    id: 'all-rights',
    broken: 'permissions:\n      contents: read\n      id-token: write',
    becomes: 'permissions: write-all',
    caught: ['least'],
  },
  {
    id: 'default-rights',
    broken: '    permissions:\n      contents: read\n      id-token: write\n',
    becomes: '',
    caught: ['least'],
  },
  { id: 'endless', broken: '    timeout-minutes: 5\n', becomes: '', caught: ['bounded'] },
  { id: 'crowded', broken: 'concurrency:\n  group: good\n', becomes: '', caught: ['alone'] },
  { id: 'moving-system', broken: 'ubuntu-24.04', becomes: 'ubuntu-latest', caught: ['known-system'] },
  {
    id: 'moving-matrix',
    broken: 'runs-on: ubuntu-24.04',
    becomes: 'strategy: { matrix: { os: [ubuntu-24.04, macos-latest] } }\n    runs-on: ${{ matrix.os }}',
    caught: ['known-system'],
  },
  {
    id: 'kept-credentials',
    broken: 'persist-credentials: false',
    becomes: 'fetch-depth: 1',
    caught: ['forgets-credentials'],
  },
  {
    id: 'poisonable-cache',
    broken: 'package-manager-cache: false',
    becomes: 'node-version: 24',
    caught: ['no-cache'],
  },
  { id: 'target', broken: '  push:', becomes: '  pull_request_target:', caught: ['own-events'] },
  { id: 'target-list', broken: 'on:\n  push:', becomes: 'on: [pull_request_target]', caught: ['own-events'] },
  { id: 'target-word', broken: 'on:\n  push:', becomes: 'on: pull_request_target', caught: ['own-events'] },
  {
    id: 'injected-title',
    broken: 'pnpm@12.21.0 test',
    becomes: 'pnpm@12.21.0 test ${{ github.event.issue.title }}',
    caught: ['no-injection', 'actionlint/expression'],
  },
  {
    id: 'injected-branch',
    broken: 'bash .ci/run',
    becomes: '|\n          bash .ci/run\n          echo ${{ github.head_ref }}',
    caught: ['no-injection', 'actionlint/expression'],
  },
  {
    id: 'injected-input',
    broken: 'bash .ci/run',
    becomes: 'bash .ci/run ${{ github.ref_name }}',
    caught: ['no-injection'],
  },
  {
    id: 'npm-token',
    broken: '${{ github.event.issue.title }}',
    becomes: '${{ secrets.NPM }}',
    caught: ['no-secrets'],
  },
  { id: 'node-token', broken: 'TITLE:', becomes: 'NODE_AUTH_TOKEN:', caught: ['no-secrets'] },
  { id: 'unguarded', broken: '    environment: npm\n', becomes: '', caught: ['guarded-identity'] },
  { id: 'double-right', broken: 'contents: read', becomes: 'contents: write', caught: ['guarded-identity'] },
  {
    id: 'lost-script',
    broken: 'pnpm@12.21.0 test',
    becomes: 'pnpm@12.21.0 tset',
    caught: ['known-commands'],
  },
  { id: 'lost-file', broken: '.ci/run', becomes: '.ci/walk', caught: ['known-commands'] },
  { id: 'other-pnpm', broken: 'pnpm@12.21.0', becomes: 'pnpm@12.20.0', caught: ['known-commands'] },
  { id: 'free-pnpm', broken: 'pnpm@12.21.0', becomes: 'pnpm@latest', caught: ['known-commands'] },
  { id: 'lost-variable', broken: 'github.event', becomes: 'githup.event', caught: ['actionlint/expression'] },
  { id: 'unknown-right', broken: 'id-token', becomes: 'id-tokens', caught: ['actionlint/permissions'] },
]
