import type { Property } from '@shebiao/schemas/runtime'
import type { LineReader } from '../read/ndjson.js'
import { MemberReader } from './record-cache.js'
import { TextSplitter } from './text-splitter.js'

/** Records of a type that are read before it is worth remembering what they hold. */
const worthRemembering = 50

type Texts = Pick<LineReader, 'text' | 'names'>

type Splits = Pick<LineReader, 'split' | 'splitText'>

/**
 * Makes readers that remember what records of one type hold, for as many files and ranges as there are: what was met in one
 * comes again in others. `bytes` makes what splits lines by their bytes, where that can be had.
 */
export function followingReaders(texts: Texts, bytes: (members: readonly Property[]) => LineReader['split'] = () => undefined): () => LineReader {
  const met = new Map<readonly Property[], number>()
  const known = new Map<readonly Property[], Splits>()
  // What was followed last: files of one record each are mostly of one type, and what is of another is told from it.
  let last: readonly Property[] | undefined
  return () => {
    let followed = last
    return {
      ...texts,
      ...(last && known.get(last)),
      follow(members) {
        if (members === followed && (this.split || this.splitText)) return
        followed = last = members
        const { split, splitText } = (members && splitsOf(members)) ?? {}
        this.split = split
        this.splitText = splitText
      },
    }
  }

  /** By their bytes where that can be had, else by their text. */
  function splitting(members: readonly Property[]): Splits {
    const split = bytes(members)
    if (split) return { split }
    const reader = new MemberReader(members, new TextSplitter(members))
    return { splitText: (text) => reader.read(text) }
  }

  function splitsOf(members: readonly Property[]): Splits | undefined {
    const count = (met.get(members) ?? 0) + 1
    met.set(members, count)
    if (count < worthRemembering) return undefined
    let splits = known.get(members)
    if (!splits) known.set(members, (splits = splitting(members)))
    return splits
  }
}
