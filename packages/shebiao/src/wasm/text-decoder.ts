import { isUtf8 } from 'node:buffer'
import type { Decoder, GroupFinder } from '@shebiao/conform/read/decoder.js'
import { keysInBytes } from '@shebiao/conform/read/key-count.js'
import { instantiate } from './instantiate.js'
import { binary } from './text-wasm.js'

/** Bytes of the longest text that is decoded here, and of the zeros that wasm/text.c needs behind a text and behind a chunk. */
const longest = 1 << 20
const textPadding = 16
const chunkPadding = 64

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
 * Decodes texts, counts their member names and finds groups in WebAssembly. Before Node 24, decoding text that is mostly not
 * ASCII takes nearly half as long as parsing it; here a third of that. Throws where there is no WebAssembly.
 */
export function wasmDecoder(): Decoder {
  const wasm = instantiate<Exports>(binary)
  const { buffer } = wasm.memory
  const room = new Uint8Array(buffer, wasm.room(), longest + textPadding)
  const texts = Buffer.from(buffer, wasm.texts(), 2 * longest)
  // The bytes in the room: a text is decoded, and then its member names are counted.
  let held: Uint8Array | undefined
  const hold = (bytes: Uint8Array) => {
    if (bytes === held) return
    room.set(bytes)
    room.fill(0, bytes.length, bytes.length + textPadding)
    held = bytes
  }
  return {
    text(bytes) {
      if (bytes.length > longest) return isUtf8(bytes) ? bufferOf(bytes).toString('utf8') : undefined
      // The same array may hold other bytes by now.
      held = undefined
      hold(bytes)
      const units = wasm.decode(bytes.length)
      if (units < 0) return undefined
      // V8 stores ASCII in half the memory.
      return units === bytes.length ? bufferOf(bytes).toString('latin1') : texts.toString('utf16le', 0, 2 * units)
    },
    keys(bytes) {
      if (bytes.length > longest) return keysInBytes(bytes)
      hold(bytes)
      return wasm.names(bytes.length)
    },
    groups: groupFinder(wasm),
  }
}

function groupFinder(wasm: Exports): GroupFinder {
  const { buffer } = wasm.memory
  const chunk = new Uint8Array(buffer, wasm.chunk(), longest + chunkPadding)
  const found = new Uint32Array(buffer, wasm.found(), 4)
  let held: Uint8Array | undefined
  const hold = (bytes: Uint8Array) => {
    held = bytes
    if (bytes.length > longest) return
    chunk.set(bytes)
    chunk.fill(0, bytes.length, bytes.length + chunkPadding)
  }
  return {
    hold,
    end(bytes, from) {
      // Another reader may have replaced the buffer.
      if (bytes !== held) hold(bytes)
      return bytes.length > longest ? -1 : wasm.group(from, bytes.length)
    },
    get keys() {
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
