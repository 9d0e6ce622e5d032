import { distance } from 'fastest-levenshtein'

/** The most names that a message lists; of longer lists only the nearest name is given. */
const mostListed = 12

/** `; known: a, b; did you mean a?` */
export function choices(word: string, names: string[], written: string): string {
  return `${names.length <= mostListed && names.length > 0 ? `; ${word}: ${names.join(', ')}` : ''}${nearest(written, names)}`
}

/** `; did you mean fee-has-basis?`, or nothing where no name is near. */
export function nearest(written: string, names: Iterable<string>): string {
  const limit = Math.max(1, Math.floor(written.length / 3))
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of names) {
    const far = distanceOf(written, name)
    // A text of one character is near to every other: nothing was meant.
    if (far > limit || far >= Math.max(written.length, name.length)) continue
    if (far < least || (far === least && best !== undefined && difference(written, name) < difference(written, best))) [best, least] = [name, far]
  }
  return best === undefined ? '' : `; did you mean ${best}?`
}

/** Edit distance; letters in another order (titel) are one slip, not two. */
function distanceOf(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  const isAnagram = one !== other && [...one].sort().join('') === [...other].sort().join('')
  return isAnagram ? 1 : distance(one, other)
}

/** How much two texts differ where they first do, the later the less: 4.3 is nearer to 4.2 than to 4.1. */
function difference(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return Math.abs((a.charCodeAt(i) || 0) - (b.charCodeAt(i) || 0)) - i * 0x10000
}
