console.error(
  'pnpm new:adapter generates nothing yet. Until it does, copy packages/express: CONTRIBUTING.md, "Add an adapter", has the steps.',
)
process.exitCode = 1
