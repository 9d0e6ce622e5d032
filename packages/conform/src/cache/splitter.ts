/**
 * Splits lines that are JSON objects into their members, and tells which of their values were met before, to the letter. Whatever
 * is not plain is refused: a broken line, a name that is not known or comes twice. That a value is sound JSON is not looked at;
 * only a value that was found sound is kept.
 */
export interface Splitter<Line> {
  /** The members that were listed of the line that was split last, one behind another, each of `width` numbers; see below. */
  readonly list: Int32Array
  /** The line that it is like, by its number: it has the same members, and the same values of all that are not listed. 0 or nothing where all are listed. */
  readonly model?: number
  /** How many members of a line are listed, -1 where it is refused. */
  split(line: Line): number
  /** The value of a member of the line that was split last; undefined where it is not sound, or a parser hides something in it. */
  value(member: number): unknown
  /** Keeps the value of such a member; gives back its number, from 1 on, or 0 where there is no room. */
  keep(member: number): number
  /** Keeps the line that was split last for others to be like; gives back its number, from 1 on, or 0 where that is of no use. */
  keepLine?(): number
  /** Says whether values of a name are passed over from now on: hardly any comes twice. */
  pass(name: number, passed: boolean): void
  /** Forgets every value and line; their numbers begin anew. */
  clear(): void
}

/**
 * Numbers of a member in the list: its name from 1, where its value begins and of what size it is, its number where it was kept,
 * and how many names of members there are in it where it was not. What else there is belongs to a splitter.
 */
export const width = 8
export const nameOf = 0
export const startOf = 1
export const sizeOf = 2
export const idOf = 3
export const namesOf = 5

/** Values that are kept at once. */
export const mostKept = 1 << 14
