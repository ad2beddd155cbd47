/** The nodes and relations that the graph view holds: a plain record, apart from how it is drawn. */

export interface GraphNode {
  id: string
  name: string
  type: string
}

export interface GraphEdge {
  id: string
  from: string
  to: string
  relation: string
  how: string
}

export interface Held {
  nodes: Map<string, GraphNode>
  edges: Map<string, GraphEdge>
}

export const MOST = 300

export const empty = (): Held => ({ nodes: new Map(), edges: new Map() })

/** With more nodes and edges, up to the most that can be read; edges need both ends. */
export function grown(held: Held, nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Held {
  const next: Held = { nodes: new Map(held.nodes), edges: new Map(held.edges) }
  for (const node of nodes) if (next.nodes.has(node.id) || next.nodes.size < MOST) next.nodes.set(node.id, node)
  for (const edge of edges) if (next.nodes.has(edge.from) && next.nodes.has(edge.to)) next.edges.set(edge.id, edge)
  return next
}

/** Without a node, and without those that hang on it alone; `kept` stays. */
export function pruned(held: Held, id: string, kept?: string): Held {
  const edges = new Map([...held.edges].filter(([, e]) => e.from !== id && e.to !== id))
  const ends = new Set([...edges.values()].flatMap((e) => [e.from, e.to]))
  const lone = new Set([...held.edges.values()].filter((e) => e.from === id || e.to === id).flatMap((e) => [e.from, e.to]))
  const nodes = new Map([...held.nodes].filter(([key]) => key !== id && (key === kept || ends.has(key) || !lone.has(key))))
  return { nodes, edges }
}
