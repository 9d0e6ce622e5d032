import { distance } from 'fastest-levenshtein'

/** The nearest of the candidates by edit distance, whatever the case of letters. Undefined where none is near enough to be meant. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 60) return undefined
  let best: string | undefined
  let least = Math.max(1, Math.floor(text.length / 3)) + 1
  for (const candidate of candidates) {
    const far = distance(text.toLowerCase(), candidate.toLowerCase())
    if (far >= least) continue
    least = far
    best = candidate
  }
  return best
}
