import { type Assertion, CharSet, type Concatenation, type Element, type NoParent } from 'refa'

/** Copies that a counted repetition is written out in; beyond that a few stand for many, and what may be left out for a loop. */
const copies = 40
const fewCopies = 6

/** One character of a pattern, or an edge of the text (which is none), and how often it may be followed by which others. */
export interface Place {
  characters: CharSet
  kind: 'letter' | 'start' | 'end'
  next: Map<Place, number>
  index: number
}

/** A part of a pattern: in how many ways it may be empty, and where it begins and ends. */
export interface Part {
  empty: number
  first: Map<Place, number>
  last: Map<Place, number>
}

/** What is met while a pattern is written out: its places, and its lookarounds, which are kept for themselves. */
interface Written {
  places: Place[]
  lookarounds: NoParent<Concatenation>[][]
  maxCharacter: number
}

/** Writes a pattern out in its places. */
export function write(alternatives: NoParent<Concatenation>[], { places, lookarounds, maxCharacter }: Written): Part {
  return either(alternatives)

  function either(all: NoParent<Concatenation>[]): Part {
    const out: Part = { empty: 0, first: new Map(), last: new Map() }
    for (const { elements } of all) {
      const part = elements.map(element).reduce(join, nothing())
      out.empty += part.empty
      addAll(out.first, part.first, 1)
      addAll(out.last, part.last, 1)
    }
    return out
  }

  function element(one: NoParent<Element>): Part {
    switch (one.type) {
      case 'CharacterClass':
        return alone(place(one.characters, 'letter'))
      case 'Alternation':
        return either(one.alternatives)
      case 'Quantifier':
        return repeat(one.alternatives, one.min, one.max)
      case 'Assertion':
        if (isEdge(one)) return alone(place(CharSet.empty(maxCharacter), one.kind === 'behind' ? 'start' : 'end'))
        lookarounds.push(one.alternatives)
        return nothing()
      default:
        return nothing()
    }
  }

  function place(characters: CharSet, kind: Place['kind']): Place {
    const made: Place = { characters, kind, next: new Map(), index: places.length }
    places.push(made)
    return made
  }

  function repeat(body: NoParent<Concatenation>[], min: number, max: number): Part {
    let out = nothing()
    for (let i = 0; i < (min > copies ? fewCopies : min); i++) out = join(out, either(body))
    if (max === min) return out
    if (max > copies) return join(out, loop(either(body)))
    // What may be left out is nested, so that leaving it out is one way and not many.
    let rest = nothing()
    for (let i = min; i < max; i++) {
      const more = join(either(body), rest)
      rest = { ...more, empty: more.empty + 1 }
    }
    return join(out, rest)
  }
}

/** Whether an assertion is `^` or `$`: nothing stands before it, or behind it. */
function isEdge({ negate, alternatives }: NoParent<Assertion>): boolean {
  const [only] = alternatives
  const [inner] = only?.elements ?? []
  return negate && alternatives.length === 1 && only?.elements.length === 1 && inner?.type === 'CharacterClass' && inner.characters.isAll
}

const alone = (place: Place): Part => ({ empty: 0, first: new Map([[place, 1]]), last: new Map([[place, 1]]) })

const nothing = (): Part => ({ empty: 1, first: new Map(), last: new Map() })

function loop(body: Part): Part {
  for (const [place, ways] of body.last) addAll(place.next, body.first, ways)
  return { ...body, empty: 1 }
}

function join(a: Part, b: Part): Part {
  for (const [place, ways] of a.last) addAll(place.next, b.first, ways)
  const first = new Map(a.first)
  if (a.empty > 0) addAll(first, b.first, a.empty)
  const last = new Map(b.last)
  if (b.empty > 0) addAll(last, a.last, b.empty)
  return { empty: a.empty * b.empty, first, last }
}

function addAll(into: Map<Place, number>, from: Map<Place, number>, times: number): void {
  for (const [place, ways] of from) into.set(place, Math.min(9, (into.get(place) ?? 0) + ways * times))
}
