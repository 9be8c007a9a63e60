console.error(
  'pnpm bench measures nothing yet: the side-by-side benchmarks against the peers are not written.',
)
process.exitCode = 1
