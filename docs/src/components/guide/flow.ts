/** A step of a process in the data of a guide. */
export interface Step {
  id?: string
  name: string
  next?: string[]
}

/** A step with its position in the diagram. `index` is its position in the list of steps. */
export interface FlowNode<S extends Step> {
  step: S
  index: number
  row: number
  column: number
}

export interface Flow<S extends Step> {
  nodes: FlowNode<S>[]
  /** Arrows, by the indexes of their steps. `back`: the arrow leads to the same or an earlier row. */
  edges: { from: number; to: number; back: boolean }[]
  rows: number
  columns: number
}

/**
 * Places steps in rows, each below all steps that lead to it. If no step has `next`, steps follow each other in the order of the
 * list: the standard defines that order.
 */
export function layout<S extends Step>(steps: S[]): Flow<S> {
  const byId = new Map(steps.flatMap((step, i) => (step.id === undefined ? [] : [[step.id, i] as const])))
  const hasNext = steps.some(({ next }) => next !== undefined && next.length > 0)
  const next = steps.map((step, i) => (hasNext ? (step.next ?? []).flatMap((id) => byId.get(id) ?? []) : i + 1 < steps.length ? [i + 1] : []))
  const row = new Array<number>(steps.length).fill(-1)
  const open = new Set<number>()
  const back = new Set<string>()
  const lower = (i: number, at: number): void => {
    if (row[i]! >= at) return
    row[i] = at
    open.add(i)
    for (const to of next[i]!) {
      // A cycle: lowering would not end.
      if (open.has(to)) back.add(`${i} ${to}`)
      else lower(to, at + 1)
    }
    open.delete(i)
  }
  const entered = new Set(next.flat())
  steps.forEach((_, i) => {
    if (!entered.has(i)) lower(i, 0)
  })
  // Steps that can be reached from cycles only: the first of each in the list starts at the top.
  steps.forEach((_, i) => {
    if (row[i] === -1) lower(i, 0)
  })
  const columnsInRow: number[] = []
  const nodes = steps.map((step, index) => {
    const own = row[index]!
    const column = columnsInRow[own] ?? 0
    columnsInRow[own] = column + 1
    return { step, index, row: own, column }
  })
  const edges = next.flatMap((all, from) => all.map((to) => ({ from, to, back: back.has(`${from} ${to}`) || row[to]! <= row[from]! })))
  return { nodes, edges, rows: columnsInRow.length, columns: Math.max(1, ...columnsInRow.map((n) => n ?? 0)) }
}

/** Wraps a text into at maxLines `maxLines` lines of at maxLines `width` em. Chinese characters are 1 em wide, Latin ones about half. */
export function wrap(text: string, width: number, maxLines = 3): string[] {
  const lines = ['']
  let used = 0
  for (const c of text) {
    const own = c.charCodeAt(0) < 0x2e80 ? 0.56 : 1
    if (used + own > width) {
      if (lines.length === maxLines) {
        lines[maxLines - 1] = `${lines[maxLines - 1]!.slice(0, -1)}…`
        return lines
      }
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += c
    used += own
  }
  return lines
}
