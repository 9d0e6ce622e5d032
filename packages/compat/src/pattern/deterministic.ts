/** A regular language over code points as a deterministic automaton. State 0 is the initial one; a text without a transition is refused. */
export interface Automaton {
  /** For each state whether a text may end there. */
  accepting: boolean[]
  /** For each state its transitions in ascending order. `from` and `to` are code points, both included; `next` is a state. */
  moves: { from: number; to: number; next: number }[][]
}
