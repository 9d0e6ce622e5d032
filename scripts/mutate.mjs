// Random mutations of records, repeatable by a seed: test data for comparing two validators.
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

/** An endless stream of mutated copies of `instances`. Records stay valid or become invalid. */
export function* mutations(instances, seed) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const value = () => (next() < 0.7 ? pick(scalars) : pick([() => [], () => ({}), () => [pick(scalars)], () => ({ [pick(names)]: pick(scalars) })])())
  for (;;) {
    const data = structuredClone(pick(instances))
    // Mostly one change: of several, each could hide the effect of the others on the verdict.
    for (let changes = next() < 0.7 ? 1 : 1 + Math.floor(next() * 4); changes > 0; changes--) change(data)
    yield data
  }

  function change(data) {
    const slots = slotsOf(data)
    if (slots.length === 0) return
    const [parent, key] = pick(slots)
    const old = parent[key]
    const kinds = [
      () => put(parent, key, value()),
      () => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
      () => (typeof old === 'string' ? put(parent, key, edited(old)) : put(parent, key, value())),
      () => (Array.isArray(old) && old.length > 0 ? old.push(structuredClone(pick(old))) : put(parent, key, value())),
      () => (typeof old === 'object' && old !== null && !Array.isArray(old) ? put(old, pick(names), value()) : put(parent, key, value())),
      () => put(parent, key, structuredClone(pick(slots)[0])),
      () => put(parent, key, copied(pick(slots))),
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

/** All slots of the data, as pairs of a parent and a key. */
function slotsOf(data) {
  const slots = []
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      slots.push([node, key])
      visit(node[key])
    }
  }
  visit(data)
  return slots
}

// Defines an own property whatever its name (`__proto__`), as JSON.parse does.
function put(parent, key, value) {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}
