import type { Origin } from './origin.ts'
import type { Pattern } from './pattern.ts'

/** Wildcards by label from the right, scheme first, so that a look-up costs the labels of one host. */
export interface LabelNode {
  readonly children: Map<string, LabelNode>
  /** Ports under which this very host is allowed. */
  readonly here: Set<string>
  /** Ports under which every host below this one is allowed. */
  readonly below: Set<string>
}

/** An empty tree, or a node of one. */
export function createNode(): LabelNode {
  return { children: new Map(), here: new Set(), below: new Set() }
}

/** Adds one wildcard. */
export function addWildcard(tree: LabelNode, { scheme, host, below, port }: Pattern): void {
  let node = tree
  // An IPv6 host has no dots: it is one label, as it is when it is looked up.
  for (const label of [scheme, ...host.split('.').toReversed()]) {
    const child = node.children.get(label) ?? createNode()
    node.children.set(label, child)
    node = child
  }
  node[below ? 'below' : 'here'].add(port)
}

/** Whether a wildcard in the tree covers the origin. */
export function matchesWildcard(tree: LabelNode, { scheme, host, port }: Origin, onlyBelow = false): boolean {
  let node = tree.children.get(scheme)
  for (let end = host.length; node !== undefined;) {
    const dot = host.lastIndexOf('.', end - 1)
    node = node.children.get(host.slice(dot + 1, end))
    if (node === undefined) return false
    // While labels are left the host is below the node; the apex itself is not.
    const ports = dot === -1 ? node.here : node.below
    if ((dot !== -1 || !onlyBelow) && (ports.has(port) || ports.has('*'))) return true
    if (dot === -1) return false
    end = dot
  }
  return false
}
