import type { Changeset } from '../src/changesets.ts'

/** A change, the one version that follows, and what the packages' changelogs say of it. */
interface VersionRow {
  readonly id: string
  readonly from: string
  readonly change: Changeset
  readonly version: string
  readonly logs: { readonly [folder: string]: readonly string[] }
}

const onNode = (version: string): readonly string[] => [
  '### Patch Changes',
  '',
  `- Depends on \`@cors/node\` ${version}.`,
]

export const versionRows: readonly VersionRow[] = [
  {
    id: 'first',
    from: '0.0.0',
    change: { bumps: { '@cors/core': 'minor', '@cors/koa': 'minor' }, summary: 'First release.' },
    version: '0.1.0',
    logs: {
      core: ['### Minor Changes', '', '- First release.'],
      koa: ['### Minor Changes', '', '- First release.'],
      express: ['No changes in this release.'],
    },
  },
  {
    id: 'patch/adapter',
    from: '0.1.4',
    change: { bumps: { '@cors/koa': 'patch' }, summary: 'Answers what is asked through a proxy.' },
    version: '0.1.5',
    logs: {
      core: ['No changes in this release.'],
      koa: [
        '### Patch Changes',
        '',
        '- Answers what is asked through a proxy.',
        '- Depends on `@cors/node` 0.1.5.',
      ],
      express: onNode('0.1.5'),
    },
  },
  {
    id: 'patch/core',
    from: '0.1.4',
    change: {
      bumps: { '@cors/core': 'patch' },
      summary: 'Refuses an origin that it let pass.\n\nIt was `http://[::1`.\nSee the advisory.',
    },
    version: '0.1.5',
    logs: {
      core: [
        '### Patch Changes',
        '',
        '- Refuses an origin that it let pass.',
        '',
        '  It was `http://[::1`.',
        '  See the advisory.',
      ],
      node: ['### Patch Changes', '', '- Depends on `@cors/core` 0.1.5.'],
      koa: onNode('0.1.5'),
      nestjs: ['### Patch Changes', '', '- Depends on `@cors/fastify` and `@cors/node` 0.1.5.'],
    },
  },
  {
    id: 'minor/breaking-before-1',
    from: '0.1.4',
    change: {
      bumps: { '@cors/core': 'minor', '@cors/express': 'patch' },
      summary: 'Refuses `origin: true`.',
    },
    version: '0.2.0',
    logs: {
      core: ['### Minor Changes', '', '- Refuses `origin: true`.'],
      express: ['### Patch Changes', '', '- Refuses `origin: true`.', '- Depends on `@cors/node` 0.2.0.'],
      conformance: ['### Patch Changes', '', '- Depends on `@cors/core` 0.2.0.'],
    },
  },
  {
    id: 'major/to-1',
    from: '0.1.4',
    change: { bumps: { '@cors/nestjs': 'major' }, summary: 'Asks for Nest 12.' },
    version: '1.0.0',
    logs: {
      core: ['No changes in this release.'],
      nestjs: [
        '### Major Changes',
        '',
        '- Asks for Nest 12.',
        '',
        '### Patch Changes',
        '',
        '- Depends on `@cors/fastify` and `@cors/node` 1.0.0.',
      ],
    },
  },
]
