import type { Host } from './host.ts'

/** What is left to do once an adapter has been begun. */
export function stepsFor({ module, name, major }: Host): readonly string[] {
  return [
    `Written: packages/${name}, apps/${name}, .changeset/${name}.md and a row in README.md.`,
    'Left, as CONTRIBUTING.md has it under "Add an adapter":',
    '',
    '1. pnpm install',
    `   If ${module} brings no types, add those that it has under @types as packages/koa does.`,
    `2. packages/${name}/src/lib/cors.ts: ask the gate, obey.`,
    `3. packages/${name}/src/lib/find-route-gate.ts: ask the router, or delete it.`,
    `4. packages/${name}/test/host.ts: serve the fixture. Then: pnpm vitest run --project ${name}`,
    `   It fails where a policy has something to say; ${name}@${major} is the only major in it yet.`,
    `5. apps/${name}/src/server.ts: the sample. Then: pnpm vitest run --project apps-${name}`,
    `6. packages/${name}/README.md, its snippets in tooling/snippets, "Install one adapter" in README.md, the`,
    '   changeset, tooling/parity/test/hosts.ts, a budget in .size-limit.json. Then: pnpm surface --update && pnpm test && pnpm check',
  ]
}
