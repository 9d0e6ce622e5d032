import type { Packing } from '@shebiao/conform/read/format.js'
import { ByteCursor } from './byte-cursor.js'
import { gunzip } from './gzip.js'
import { unzstd } from './zstd.js'

/**
 * Decompresses a stream, chunk by chunk. Throws BrokenPacking if the bytes are not of this format, end early or do not match their
 * checksum, after what could be decompressed was yielded.
 */
export async function* decompress(chunks: Iterable<Uint8Array>, packing: Packing): AsyncGenerator<Uint8Array> {
  const bytes = new ByteCursor(chunks)
  try {
    yield* packing === 'gzip' ? gunzip(bytes) : unzstd(bytes)
  } finally {
    bytes.close()
  }
}
