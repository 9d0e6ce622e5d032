import { pointerSteps } from '@shebiao/schemas/runtime'
import { skipSpace, skipString, skipValue } from './json-skip.js'

/** What spares a search, where it is known of a text. */
export interface Known {
  /** No key is repeated: none need be looked for behind the one that was found. */
  isUnique: boolean
  /** There is no backslash in it. */
  isPlain: boolean
}

const unknown: Known = { isUnique: false, isPlain: false }

/**
 * Offset of the value (of a member: of its key) at a JSON Pointer in a text that is known to parse; for a missing field,
 * of its parent. One pass over what stands before it, without a tree: findings are located by the thousand.
 */
export function offsetOf(text: string, pointer: string, known = unknown): number {
  let at = skipSpace(text, 0)
  let found = at
  for (const name of pointerSteps(pointer)) {
    const open = text.charCodeAt(at)
    const next = open === 123 ? member(text, at, name, known) : open === 91 ? element(text, at, Number(name)) : undefined
    if (!next) break
    found = next.start
    at = next.value
  }
  return found
}

interface Found {
  start: number
  value: number
}

// The last of repeated keys is the one whose value counts.
function member(text: string, open: number, name: string, { isUnique, isPlain }: Known): Found | undefined {
  let found: Found | undefined
  let at = skipSpace(text, open + 1)
  while (text.charCodeAt(at) === 34) {
    const start = at
    const end = skipString(text, at)
    const value = skipSpace(text, skipSpace(text, end) + 1)
    if (end - start - 2 === name.length && text.startsWith(name, start + 1)) found = { start, value }
    else if (!isPlain && isEscaped(text, start, end) && JSON.parse(text.slice(start, end)) === name) found = { start, value }
    if (found && isUnique) return found
    at = skipSpace(text, skipValue(text, value))
    if (text.charCodeAt(at) !== 44) break
    at = skipSpace(text, at + 1)
  }
  return found
}

// Looked for between the quotes alone: of a long text without escapes all the rest would be searched for every key.
function isEscaped(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 92) return true
  return false
}

function element(text: string, open: number, index: number): Found | undefined {
  let at = skipSpace(text, open + 1)
  for (let i = 0; text.charCodeAt(at) !== 93; i++) {
    if (i === index) return { start: at, value: at }
    at = skipSpace(text, skipValue(text, at))
    if (text.charCodeAt(at) !== 44) break
    at = skipSpace(text, at + 1)
  }
  return undefined
}
