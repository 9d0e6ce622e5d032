import type { Assertion, NoParent } from 'refa'

/** The edge of the text that an assertion stands for: `^` or `$`, which refa writes as “no character before” or “no character after”. */
export function edgeOf({ kind, negate, alternatives }: NoParent<Assertion>): 'start' | 'end' | undefined {
  const [only] = alternatives
  const [inner] = only?.elements ?? []
  const isEdge = negate && alternatives.length === 1 && only?.elements.length === 1 && inner?.type === 'CharacterClass' && inner.characters.isAll
  return isEdge ? (kind === 'behind' ? 'start' : 'end') : undefined
}
