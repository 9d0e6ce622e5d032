import type { Property } from '@shebiao/schemas/runtime'
import type { Location } from '../model/finding.js'
import { utf8 } from './encoding.js'
import { keysInBytes } from './key-count.js'
import type { ReadRecord } from './record.js'

/** Decodes the bytes of records. There are faster ones than `portable` for some environments; results are the same. */
export interface Decoder {
  /** Decodes UTF-8; undefined if the bytes are not UTF-8. */
  text(bytes: Uint8Array): string | undefined
  /** Counts the member names in the bytes of a JSON text: the count may be too high, never too low; `unknownCount` if only parsing tells. */
  keys(bytes: Uint8Array): number
  readonly groups?: GroupFinder
  /** Announces the members of the records to come; undefined if the record type cannot be validated member by member. */
  expect?(members: readonly Property[] | undefined): void
  /** Returns the record of these bytes if it is available without parsing. The record is valid until the next chunk is read. */
  record?(bytes: Uint8Array, start: Location, prefix: string, line?: number): ReadRecord | undefined
}

/** Finds the end of an object or array in bytes by brackets and strings alone, as ValueScan does. Everything else is left to the parser. */
export interface GroupFinder {
  /** Sets the chunk to search. */
  hold(bytes: Uint8Array): void
  /** Offset after the group that begins at `from`; -1 if it does not end in these bytes or needs the slower ValueScan. */
  end(bytes: Uint8Array, from: number): number
  // The following describe the group that was found last.
  /** Number of member names. */
  readonly keys: number
  /** Number of line ends. */
  readonly ends: number
  /** Number of UTF-16 code units after the last line end. */
  readonly units: number
  readonly isAscii: boolean
}

/** The decoder for any JavaScript environment. */
export const portable: Decoder = { text: utf8, keys: keysInBytes }
