import type { Origin } from './origin.ts'

/** A configured origin with a wildcard in it, taken apart. */
export interface Wildcard {
  readonly scheme: string
  /** The host without the leading `*.`. */
  readonly base: string
  /** Whether whole labels must stand before the base. */
  readonly below: boolean
  /** `''` for the scheme's default, `'*'` for any. */
  readonly port: string
}

/** Wildcards by scheme, then by label from the right, so that a look-up costs the labels of one host. */
export interface WildcardTree {
  readonly schemes: Map<string, LabelNode>
}

interface LabelNode {
  readonly children: Map<string, LabelNode>
  /** Ports under which this very host is allowed. */
  readonly here: Set<string>
  /** Ports under which every host below this one is allowed. */
  readonly below: Set<string>
}

/** An empty tree. */
export function createWildcardTree(): WildcardTree {
  return { schemes: new Map() }
}

function createNode(): LabelNode {
  return { children: new Map(), here: new Set(), below: new Set() }
}

function childOf(children: Map<string, LabelNode>, key: string): LabelNode {
  let node = children.get(key)
  if (node === undefined) {
    node = createNode()
    children.set(key, node)
  }
  return node
}

/** Adds one wildcard. */
export function addWildcard(tree: WildcardTree, { scheme, base, below, port }: Wildcard): void {
  let node = childOf(tree.schemes, scheme)
  // An IPv6 host has no dots: it is one label, as it is when it is looked up.
  for (const label of base.split('.').toReversed()) node = childOf(node.children, label)
  const ports = below ? node.below : node.here
  ports.add(port)
}

/** Whether a wildcard in the tree covers the origin. */
export function matchesWildcard(tree: WildcardTree, { scheme, host, port }: Origin): boolean {
  let node = tree.schemes.get(scheme)
  let end = host.length
  while (node !== undefined) {
    const dot = host.lastIndexOf('.', end - 1)
    node = node.children.get(host.slice(dot + 1, end))
    if (node === undefined) return false
    // Labels are left, so this host is below the node: the apex itself is not.
    if (dot === -1) return node.here.has(port) || node.here.has('*')
    if (node.below.has(port) || node.below.has('*')) return true
    end = dot
  }
  return false
}

/** Anchors an expression to the whole text and takes its memory away, whatever its flags were. */
export function anchored(expression: RegExp): RegExp {
  // `g` and `y` keep `lastIndex` between calls; `m` lets `^` and `$` match inside the text.
  return new RegExp(`^(?:${expression.source})$`, expression.flags.replace(/[gym]/g, ''))
}

/** Whether an anchored expression covers the origin. */
export function matchesExpression(expressions: readonly RegExp[], origin: string): boolean {
  for (const expression of expressions) if (expression.test(origin)) return true
  return false
}
