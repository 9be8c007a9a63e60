/** What an adapter for hosts of a kind is begun with; files are those of this repository. */
export interface Kind {
  /** The package that it stands on. */
  readonly ground: '@cors/node' | '@cors/fetch'
  /** Where each file of the package comes from. */
  readonly adapterFiles: { readonly [to: string]: string }
  /** Where each file of the sample comes from. */
  readonly sampleFiles: { readonly [to: string]: string }
  /** What of the template's tools the tests of the package need. */
  readonly tools: readonly string[]
  /** What of them the sample is served with. */
  readonly servedWith: readonly string[]
  /** Of the part of the guide that says what is left to do. */
  readonly heading: string
  /** What is left to do in the source. */
  readonly steps: readonly string[]
  /** Tests of the house that all adapters of a kind are in. */
  readonly comparedIn: readonly string[]
}

const template = 'tooling/adapter-template'

const shared = {
  LICENSE: `${template}/LICENSE`,
  'test/architecture.test.ts': `${template}/test/architecture.test.ts`,
  'test/surface.test.ts': `${template}/test/surface.test.ts`,
  'test/tsconfig.json': `${template}/test/tsconfig.json`,
}

/** Hosts with Node's request and response. The example is the template itself, for restana. */
export const nodeKind: Kind = {
  ground: '@cors/node',
  adapterFiles: {
    ...shared,
    'README.md': `${template}/skeleton/README.md`,
    'tsconfig.json': `${template}/tsconfig.json`,
    'tsdown.config.ts': `${template}/tsdown.config.ts`,
    'src/index.ts': `${template}/src/index.ts`,
    'src/lib/cors.ts': `${template}/skeleton/src/lib/cors.ts`,
    'src/lib/find-route-gate.ts': `${template}/skeleton/src/lib/find-route-gate.ts`,
    'test/conformance.test.ts': `${template}/test/conformance.test.ts`,
    'test/host.ts': `${template}/skeleton/test/host.ts`,
  },
  sampleFiles: {
    'README.md': `${template}/skeleton/sample/README.md`,
    'src/server.ts': `${template}/skeleton/sample/server.ts`,
    'src/start.ts': `${template}/sample/start.ts`,
    'test/server.test.ts': `${template}/test/sample.test.ts`,
  },
  tools: ['@cors/conformance', '@tooling/exchange'],
  servedWith: [],
  heading: 'Add an adapter in six steps',
  steps: [
    'src/lib/cors.ts: ask the gate, obey.',
    'src/lib/find-route-gate.ts: ask the router, or delete it.',
  ],
  comparedIn: ['tooling/parity/test/hosts.ts'],
}

/** Hosts of Request and Response. The example is a package that is published, `@cors/h3`. */
export const fetchKind: Kind = {
  ground: '@cors/fetch',
  adapterFiles: {
    ...shared,
    'README.md': `${template}/skeleton/fetch/README.md`,
    'tsconfig.json': 'packages/h3/tsconfig.json',
    'tsdown.config.ts': 'packages/h3/tsdown.config.ts',
    'src/index.ts': 'packages/h3/src/index.ts',
    'src/lib/cors.ts': `${template}/skeleton/fetch/src/lib/cors.ts`,
    'test/conformance.test.ts': `${template}/skeleton/fetch/test/conformance.test.ts`,
    'test/host.ts': `${template}/skeleton/fetch/test/host.ts`,
  },
  sampleFiles: {
    'README.md': `${template}/skeleton/sample/README.md`,
    'src/server.ts': `${template}/skeleton/fetch/sample/server.ts`,
    'src/start.ts': `${template}/skeleton/fetch/sample/start.ts`,
    'test/server.test.ts': 'apps/h3/test/server.test.ts',
  },
  tools: ['@cors/conformance', 'srvx'],
  servedWith: ['srvx'],
  heading: 'Hosts of Request and Response',
  steps: ['src/lib/cors.ts: ask before the application, apply after it.'],
  comparedIn: [],
}
