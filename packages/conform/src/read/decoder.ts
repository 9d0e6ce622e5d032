import type { Property } from '@shebiao/schemas/runtime'
import type { Location } from '../model/finding.js'
import { keysInBytes } from './key-count.js'
import type { ReadRecord } from './record.js'
import { utf8 } from './text.js'

/** How the bytes of a record become text, as fast as the machine can. */
export interface Decoder {
  /** The text of UTF-8 bytes; undefined where they are not UTF-8. */
  text(bytes: Uint8Array): string | undefined
  /** How many member names are in the bytes of a JSON text: the count may be too high, never too low. */
  keys(bytes: Uint8Array): number
  readonly groups?: GroupFinder
  /** Is told the members of the records that come, where their type is known. */
  expect?(members: readonly Property[] | undefined): void
  /** The record of these bytes where it can be had without parsing it; it is good until the next chunk is read. */
  record?(bytes: Uint8Array, start: Location, prefix: string, line?: number): ReadRecord | undefined
}

/** Finds the end of an object or array in bytes, as ValueScan does: by brackets and strings alone; the parser judges the rest. */
export interface GroupFinder {
  /** Takes the chunk in which ends are looked for; it may be changed for another at any time. */
  hold(bytes: Uint8Array): void
  /** The offset behind the group that begins at `from`; -1 where it does not end in these bytes, or is not plain. */
  end(bytes: Uint8Array, from: number): number
  /** Of the group that was found last: member names, line ends, UTF-16 units behind the last line end, and whether it is ASCII alone. */
  readonly keys: number
  readonly ends: number
  readonly units: number
  readonly isAscii: boolean
}

/** The decoder that any JavaScript can have. */
export const portable: Decoder = { text: utf8, keys: keysInBytes }
