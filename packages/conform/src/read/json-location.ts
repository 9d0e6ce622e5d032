import { pointerSteps } from '@shebiao/schemas/runtime'
import { skipSpace, skipString, skipValue } from './json-skip.js'

/** Properties of a text that make a search faster. False if they are not known. */
export interface TextTraits {
  /** No key is repeated, so the search may stop at the first match. */
  isUnique: boolean
  /** The text contains no backslash. */
  isPlain: boolean
}

const noTraits: TextTraits = { isUnique: false, isPlain: false }

/**
 * Offset of the value (of a member: of its key) at a JSON Pointer in a text that parses; of a missing field, that of its parent.
 * One pass over the text before it, without building a tree: findings are located by the thousand.
 */
export function offsetOf(text: string, pointer: string, traits = noTraits): number {
  let at = skipSpace(text, 0)
  let found = at
  for (const name of pointerSteps(pointer)) {
    const open = text.charCodeAt(at)
    const next = open === 123 ? member(text, at, name, traits) : open === 91 ? element(text, at, Number(name)) : undefined
    if (!next) break
    found = next.start
    at = next.value
  }
  return found
}

/** Offsets of a member or element: of its key (of an element: its value), and of its value. */
interface Entry {
  start: number
  value: number
}

// Of repeated keys the last one counts, as in JSON.parse.
function member(text: string, open: number, name: string, { isUnique, isPlain }: TextTraits): Entry | undefined {
  let found: Entry | undefined
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

// Not `indexOf`: in a long text without escapes it would search all the rest for every key.
function isEscaped(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 92) return true
  return false
}

function element(text: string, open: number, index: number): Entry | undefined {
  let at = skipSpace(text, open + 1)
  for (let i = 0; text.charCodeAt(at) !== 93; i++) {
    if (i === index) return { start: at, value: at }
    at = skipSpace(text, skipValue(text, at))
    if (text.charCodeAt(at) !== 44) break
    at = skipSpace(text, at + 1)
  }
  return undefined
}
