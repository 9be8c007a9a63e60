import type { Host } from './host.ts'
import type { Kind } from './kinds.ts'

/** What is left to do once an adapter has been begun. */
export function stepsFor(
  { module, name, major }: Host,
  { heading, steps, comparedIn }: Kind,
): readonly string[] {
  const left: readonly (readonly string[])[] = [
    [
      'pnpm install',
      `If ${module} brings no types, add those that it has under @types as packages/koa does.`,
    ],
    ...steps.map((step) => [`packages/${name}/${step}`]),
    [
      `packages/${name}/test/host.ts: serve the fixture. Then: pnpm vitest run --project ${name}`,
      `It fails where a policy has something to say; ${name}@${major} is the only major in it yet.`,
    ],
    [`apps/${name}/src/server.ts: the sample. Then: pnpm vitest run --project apps-${name}`],
    [
      `packages/${name}/README.md, its snippets in tooling/snippets, "Install one adapter" in README.md, the`,
      `changeset, ${[...comparedIn, 'a budget in .size-limit.json'].join(', ')}. Then: pnpm surface --update && pnpm test && pnpm check`,
    ],
  ]
  return [
    `Written: packages/${name}, apps/${name}, .changeset/${name}.md and a row in README.md.`,
    `Left, as CONTRIBUTING.md has it under "${heading}":`,
    '',
    ...left.flatMap((lines, step) =>
      lines.map((line, index) => `${index === 0 ? `${step + 1}.` : '  '} ${line}`),
    ),
  ]
}
