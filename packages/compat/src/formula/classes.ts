import { inPlaceApplicators } from '../model/keywords.js'
import { CompareError } from '../model/schema.js'
import { followReferences } from '../read/applied-schemas.js'
import type { LinkedSchema } from '../read/link.js'

/** Subschemas that are written the same once references are followed, and that therefore accept the same instances. */
export interface SchemaClass {
  index: number
  /** One of the subschemas, which stands for all. */
  representative: LinkedSchema
  children: Map<string, SchemaClass>
}

/**
 * Groups the subschemas of several documents into classes by partition refinement. Two subschemas are in one class unless some
 * finite unfolding of the references tells them apart, so that shared parts are recognised before anything is compared, even
 * where they are recursive. Throws CompareError for a subschema that refers to itself without descending into the instance.
 */
export function classify(roots: LinkedSchema[]): Map<LinkedSchema, SchemaClass> {
  const all = new Set<LinkedSchema>()
  for (const root of roots) collect(root, all)
  refuseUnguardedCycles(all)

  const real = [...all].filter(({ isReference }) => !isReference)
  let groups = new Map<LinkedSchema, number>()
  let count = numberByLabel(real, groups, (one) => `${one.ownText} ${[...one.children.keys()].join(' ')} ${one.unsupported.map(({ key }) => key).join(' ')}`)
  for (;;) {
    const finer = new Map<LinkedSchema, number>()
    const before = groups
    const next = numberByLabel(
      real,
      finer,
      (one) => `${before.get(one)}|${[...one.children.values()].map((child) => before.get(followReferences(child))).join(' ')}`,
    )
    groups = finer
    if (next === count) break
    count = next
  }

  const classes: SchemaClass[] = []
  for (const one of real) {
    const index = groups.get(one)!
    classes[index] ??= { index, representative: one, children: new Map() }
  }
  for (const one of classes) for (const [role, child] of one.representative.children) one.children.set(role, classes[groups.get(followReferences(child))!]!)
  return new Map([...all].map((one) => [one, classes[groups.get(followReferences(one))!]!]))
}

/** Adds a subschema and all that can be reached from it. */
function collect(from: LinkedSchema, all: Set<LinkedSchema>): void {
  const waiting = [from]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (all.has(one)) continue
    all.add(one)
    waiting.push(...one.children.values())
  }
}

/** Gives the same number to subschemas with the same label; returns how many labels there are. */
function numberByLabel(all: LinkedSchema[], into: Map<LinkedSchema, number>, label: (one: LinkedSchema) => string): number {
  const labels = new Map<string, number>()
  for (const one of all) {
    const text = label(one)
    let index = labels.get(text)
    if (index === undefined) labels.set(text, (index = labels.size))
    into.set(one, index)
  }
  return labels.size
}

function refuseUnguardedCycles(all: Set<LinkedSchema>): void {
  const done = new Set<LinkedSchema>()
  const openSchemas = new Set<LinkedSchema>()
  const visit = (one: LinkedSchema): void => {
    if (done.has(one)) return
    if (openSchemas.has(one))
      throw new CompareError(
        `#${one.pointer}`,
        '循环引用：模式要求自己，中间没有进入任何字段',
        'cyclic reference: the schema asks for itself with nothing between',
      )
    openSchemas.add(one)
    for (const [role, child] of one.children) if (Object.hasOwn(inPlaceApplicators, role.split('/', 1)[0]!)) visit(child)
    openSchemas.delete(one)
    done.add(one)
  }
  for (const one of all) visit(one)
}
