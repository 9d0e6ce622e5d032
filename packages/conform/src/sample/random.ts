/** Returns a generator of numbers in [0, 1) that is the same on every machine for the same seed and stream (mulberry32 on a mixed seed). */
export function random(seed: number, stream: number): () => number {
  let state = mixed(mixed(seed >>> 0) ^ stream)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function mixed(value: number): number {
  let t = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35)
  return (t ^ (t >>> 16)) >>> 0
}

/** Picks one element of a list. */
export function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)]!
}

/** Picks `count` elements of a list and keeps their order. */
export function some<T>(list: readonly T[], count: number, next: () => number): T[] {
  let [left, wanted] = [list.length, count]
  return list.filter(() => {
    const taken = next() * left-- < wanted
    if (taken) wanted--
    return taken
  })
}
