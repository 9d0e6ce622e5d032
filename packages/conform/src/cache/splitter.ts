/**
 * Splits the bytes of a record into its members without parsing them, and knows the members whose bytes it has kept. It
 * promises nothing about values that it has not kept; a kept value was found valid before. The command has one in WebAssembly.
 */
export interface Splitter {
  /** The members of the record that was split last, one behind another, each of `width` numbers; see below. */
  readonly list: Int32Array
  /** Number of members; -1 where the record cannot be split and has to be parsed. */
  split(bytes: Uint8Array): number
  /** The value of a listed member; undefined where it is not sound JSON, or repeats a key. */
  value(member: number): unknown
  /** Keeps the value of a listed member. Returns its id (≥ 1), or 0 where there is no room. */
  keep(member: number): number
  /** Says whether values of a member are bypassed from now on: neither kept nor looked up. */
  bypass(name: number, bypassed: boolean): void
  /** Forgets all values; ids begin anew. */
  clear(): void
}

/**
 * Numbers of a listed member: number of its name (≥ 1), offset and size in bytes of its value, id of its value (0 where it is
 * not kept), and how many member names are inside the value (where it is not kept). The others are the splitter's own.
 */
export const width = 8
export const nameOf = 0
export const startOf = 1
export const sizeOf = 2
export const idOf = 3
export const keyCountOf = 5

/** Values that are kept at once. */
export const valueLimit = 1 << 14
