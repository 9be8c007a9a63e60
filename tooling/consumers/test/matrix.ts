import { type Node, fetchNode, otherNodes, ownNode } from '../src/nodes.ts'

/** Whether all rows are run, and not only those that always are. */
export const isAll: boolean = process.env['CONSUMERS'] === 'all'

/** What programs are started with: two Nodes, or those of every supported major. */
export function nodesFor(): Promise<readonly Node[]> {
  return (nodes ??= fetchNodes())
}

let nodes: Promise<readonly Node[]> | undefined

async function fetchNodes(): Promise<readonly Node[]> {
  const [first, ...rest] = otherNodes
  return [ownNode, ...(await Promise.all([first, ...(isAll ? rest : [])].map(fetchNode)))]
}
