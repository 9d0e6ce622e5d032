// Records made wrong, or only different, in ways a seed repeats: for holding two judges against each other.
import { random } from './bench/records.mjs'

const texts = [
  '',
  'x',
  '0',
  '甲',
  '𠀀',
  '\ud800',
  '2024-02-29',
  '2023-02-29',
  '2024-01-01T23:59:60Z',
  '2024-06-30T10:59:60+08:00',
  '1'.repeat(18),
  '甲'.repeat(600),
  '𠀀'.repeat(260),
]
const scalars = [null, true, false, 0, -0, 1, -1, 0.5, 1e21, 2 ** 53, Number.POSITIVE_INFINITY, undefined, ...texts]
const names = ['__proto__', 'constructor', 'toString', 'notAField', 'state', 'name', '']

/** An endless stream of changed copies of `instances`. */
export function* mutations(instances, seed) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const value = () => (next() < 0.7 ? pick(scalars) : pick([() => [], () => ({}), () => [pick(scalars)], () => ({ [pick(names)]: pick(scalars) })])())
  for (;;) {
    const data = structuredClone(pick(instances))
    // Most wrong records have one thing wrong: more would hide each other from a verdict.
    for (let changes = next() < 0.7 ? 1 : 1 + Math.floor(next() * 4); changes > 0; changes--) change(data)
    yield data
  }

  function change(data) {
    const spots = places(data)
    if (spots.length === 0) return
    const [parent, key] = pick(spots)
    const old = parent[key]
    const kinds = [
      () => put(parent, key, value()),
      () => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
      () => (typeof old === 'string' ? put(parent, key, edited(old)) : put(parent, key, value())),
      () => (Array.isArray(old) && old.length > 0 ? old.push(structuredClone(pick(old))) : put(parent, key, value())),
      () => (typeof old === 'object' && old !== null && !Array.isArray(old) ? put(old, pick(names), value()) : put(parent, key, value())),
      () => put(parent, key, structuredClone(pick(spots)[0])),
      () => put(parent, key, copied(pick(spots))),
    ]
    pick(kinds)()
  }

  function edited(text) {
    const points = [...text]
    const at = Math.floor(next() * (points.length + 1))
    points.splice(at, Math.floor(next() * 2), pick(['', '0', 'Z', '-', '字', '𠀀', ' ', '\udc00', text]))
    return points.join('')
  }
}

function copied([parent, key]) {
  return structuredClone(parent[key])
}

/** Every spot of the data that holds a value. */
function places(data) {
  const spots = []
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      spots.push([node, key])
      visit(node[key])
    }
  }
  visit(data)
  return spots
}

// As JSON.parse does: an own member, whatever its name.
function put(parent, key, value) {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}
