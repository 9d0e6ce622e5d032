import { isUtf8 } from 'node:buffer'
import { namesInBytes } from '@shebiao/conform/read/key-count.js'
import type { GroupFinder, LineReader } from '@shebiao/conform/read/ndjson.js'
import { exportsOf } from './instantiate.js'
import { binary } from './text-wasm.js'

/** Bytes of the longest text that is read here, and of the zeros behind it and behind a chunk: see wasm/text.c. */
const longest = 1 << 20
const padding = 16
const behind = 64

interface Exports {
  memory: { buffer: ArrayBuffer }
  room(): number
  texts(): number
  decode(size: number): number
  names(size: number): number
  chunk(): number
  found(): number
  group(from: number, size: number): number
}

/**
 * Decodes lines, counts their names and finds groups by WebAssembly: before Node 24, decoding text that is mostly not ASCII costs
 * nearly half of parsing it, here a third of that. Not in browsers, where a strict policy forbids it.
 */
export function lineTexts(): Pick<LineReader, 'text' | 'names' | 'groups'> {
  const wasm = exportsOf<Exports>(binary)
  const { buffer } = wasm.memory
  const room = new Uint8Array(buffer, wasm.room(), longest + padding)
  const texts = Buffer.from(buffer, wasm.texts(), 2 * longest)
  // What stands in the room: a text is decoded, and then its names are counted.
  let held: Uint8Array | undefined
  const hold = (bytes: Uint8Array) => {
    if (bytes === held) return
    room.set(bytes)
    room.fill(0, bytes.length, bytes.length + padding)
    held = bytes
  }
  return {
    text(bytes) {
      if (bytes.length > longest) return isUtf8(bytes) ? bufferOf(bytes).toString('utf8') : undefined
      held = undefined
      hold(bytes)
      const units = wasm.decode(bytes.length)
      if (units < 0) return undefined
      // Of ASCII a text takes half the memory.
      return units === bytes.length ? bufferOf(bytes).toString('latin1') : texts.toString('utf16le', 0, 2 * units)
    },
    names(bytes) {
      if (bytes.length > longest) return namesInBytes(bytes)
      hold(bytes)
      return wasm.names(bytes.length)
    },
    groups: groupFinder(wasm),
  }
}

function groupFinder(wasm: Exports): GroupFinder {
  const { buffer } = wasm.memory
  const chunk = new Uint8Array(buffer, wasm.chunk(), longest + behind)
  const found = new Uint32Array(buffer, wasm.found(), 4)
  let held: Uint8Array | undefined
  const hold = (bytes: Uint8Array) => {
    held = bytes
    if (bytes.length > longest) return
    chunk.set(bytes)
    chunk.fill(0, bytes.length, bytes.length + behind)
  }
  return {
    hold,
    end(bytes, from) {
      // Whoever reads another file in between has others held.
      if (bytes !== held) hold(bytes)
      return bytes.length > longest ? -1 : wasm.group(from, bytes.length)
    },
    get names() {
      return found[0]!
    },
    get ends() {
      return found[1]!
    },
    get units() {
      return found[2]!
    },
    get isAscii() {
      return found[3] === 0
    },
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
