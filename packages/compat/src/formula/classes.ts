import { inPlace } from '../model/keywords.js'
import { CompareError } from '../model/schema.js'
import type { Linked } from '../read/link.js'
import { target } from '../read/view.js'

/** Subschemas that say the same about every instance because they are written the same, references followed. */
export interface Class {
  index: number
  /** One of them, to read from. */
  member: Linked
  children: Map<string, Class>
}

/**
 * Groups the subschemas of several documents by what they say: two are together unless some finite unfolding of the
 * references tells them apart. So what two documents share is recognised before anything is compared, recursion included.
 * Throws CompareError where a subschema refers to itself without looking at a part of the instance.
 */
export function classify(roots: Linked[]): Map<Linked, Class> {
  const all = new Set<Linked>()
  for (const root of roots) collect(root, all)
  refuseUnguarded(all)

  const real = [...all].filter(({ isReference }) => !isReference)
  let groups = new Map<Linked, number>()
  let count = number(real, groups, (one) => `${one.local} ${[...one.children.keys()].join(' ')} ${one.foreign.join(' ')}`)
  for (;;) {
    const finer = new Map<Linked, number>()
    const before = groups
    const next = number(real, finer, (one) => `${before.get(one)}|${[...one.children.values()].map((child) => before.get(target(child))).join(' ')}`)
    groups = finer
    if (next === count) break
    count = next
  }

  const classes: Class[] = []
  for (const one of real) {
    const index = groups.get(one)!
    classes[index] ??= { index, member: one, children: new Map() }
  }
  for (const one of classes) for (const [role, child] of one.member.children) one.children.set(role, classes[groups.get(target(child))!]!)
  return new Map([...all].map((one) => [one, classes[groups.get(target(one))!]!]))
}

function collect(from: Linked, all: Set<Linked>): void {
  const waiting = [from]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (all.has(one)) continue
    all.add(one)
    waiting.push(...one.children.values())
  }
}

function number(all: Linked[], into: Map<Linked, number>, label: (one: Linked) => string): number {
  const labels = new Map<string, number>()
  for (const one of all) {
    const text = label(one)
    let index = labels.get(text)
    if (index === undefined) labels.set(text, (index = labels.size))
    into.set(one, index)
  }
  return labels.size
}

function refuseUnguarded(all: Set<Linked>): void {
  const done = new Set<Linked>()
  const open = new Set<Linked>()
  const visit = (one: Linked): void => {
    if (done.has(one)) return
    if (open.has(one))
      throw new CompareError(
        `#${one.place}`,
        '循环引用：模式要求自己，中间没有进入任何字段',
        'cyclic reference: the schema asks for itself with nothing between',
      )
    open.add(one)
    for (const [role, child] of one.children) if (Object.hasOwn(inPlace, role.split('/', 1)[0]!)) visit(child)
    open.delete(one)
    done.add(one)
  }
  for (const one of all) visit(one)
}
