/** One step of a process as a guide gives it. */
export interface Step {
  id?: string
  name: string
  next?: string[]
}

/** A step in its place: which row it stands in, and which of that row. */
export interface Placed<S extends Step> {
  step: S
  index: number
  row: number
  column: number
}

export interface Flow<S extends Step> {
  nodes: Placed<S>[]
  /** Indexes of the steps an arrow joins; `back` where it leads to an earlier row. */
  edges: { from: number; to: number; back: boolean }[]
  rows: number
  columns: number
}

/**
 * Places steps in rows: each below every step that leads to it. Where no step says what is next, they follow in the order
 * of the list, which is what the standard gives that order for.
 */
export function layout<S extends Step>(steps: S[]): Flow<S> {
  const byId = new Map(steps.flatMap((step, i) => (step.id === undefined ? [] : [[step.id, i] as const])))
  const told = steps.some(({ next }) => next !== undefined && next.length > 0)
  const next = steps.map((step, i) => (told ? (step.next ?? []).flatMap((id) => byId.get(id) ?? []) : i + 1 < steps.length ? [i + 1] : []))
  const row = new Array<number>(steps.length).fill(-1)
  const open = new Set<number>()
  const back = new Set<string>()
  const lower = (i: number, at: number): void => {
    if (row[i]! >= at) return
    row[i] = at
    open.add(i)
    for (const to of next[i]!) {
      // A step that leads to itself or to one before it would be lowered for ever.
      if (open.has(to)) back.add(`${i} ${to}`)
      else lower(to, at + 1)
    }
    open.delete(i)
  }
  const entered = new Set(next.flat())
  steps.forEach((_, i) => {
    if (!entered.has(i)) lower(i, 0)
  })
  // What only a circle leads to begins where the list has it.
  steps.forEach((_, i) => {
    if (row[i] === -1) lower(i, 0)
  })
  const filled: number[] = []
  const nodes = steps.map((step, index) => {
    const own = row[index]!
    const column = filled[own] ?? 0
    filled[own] = column + 1
    return { step, index, row: own, column }
  })
  const edges = next.flatMap((all, from) => all.map((to) => ({ from, to, back: back.has(`${from} ${to}`) || row[to]! <= row[from]! })))
  return { nodes, edges, rows: filled.length, columns: Math.max(1, ...filled.map((n) => n ?? 0)) }
}

/** A name in lines of at most `width` ems: Chinese characters are one em wide, Latin ones about half. */
export function wrapped(text: string, width: number, most = 3): string[] {
  const lines = ['']
  let used = 0
  for (const c of text) {
    const own = c.charCodeAt(0) < 0x2e80 ? 0.56 : 1
    if (used + own > width) {
      if (lines.length === most) {
        lines[most - 1] = `${lines[most - 1]!.slice(0, -1)}…`
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
