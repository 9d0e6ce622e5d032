import { exportsOf } from './compiled.js'
import { binary } from './names-wasm.js'

// The names of members in a JSON text, counted without parsing it: a quotation mark, and a colon at once. A value that begins
// with a colon is counted as well, so that the count may be too high, never too low; where it could be too low, because space
// or an escape stands before a colon, it is not told.

/** What cannot be told without parsing. */
export const untold = -1

/** The count of a text. */
export function namesInText(text: string): number {
  let count = 0
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
    const before = text.charCodeAt(i - 1)
    if (isSpace(before) || (before === 34 && text.charCodeAt(i - 2) === 92)) return untold
    if (before === 34) count++
  }
  return count
}

/** The count of bytes. */
export function namesInBytes(bytes: Uint8Array): number {
  let count = 0
  for (let i = bytes.indexOf(58); i >= 0; i = bytes.indexOf(58, i + 1)) {
    const before = bytes[i - 1] ?? 0
    if (isSpace(before) || (before === 34 && bytes[i - 2] === 92)) return untold
    if (before === 34) count++
  }
  return count
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9
}

/** The same by WebAssembly, five times as fast; not in browsers, where a strict policy forbids it. */
export function namesByWasm(): (bytes: Uint8Array) => number {
  const { memory, names } = exportsOf<Exports>(binary)
  const room = new Uint8Array(memory.buffer)
  const at = 2048
  return (bytes) => {
    if (bytes.length > room.length - at - 16) return namesInBytes(bytes)
    room.set(bytes, at)
    room.fill(0, at + bytes.length, at + bytes.length + 16)
    return names(at, bytes.length)
  }
}

interface Exports {
  memory: { buffer: ArrayBuffer }
  names(at: number, size: number): number
}
