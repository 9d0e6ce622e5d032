import { bundle } from '../../packages/generate/dist/index.js'

/** Words that cannot name a variable. */
const reserved = [
  'class',
  'default',
  'delete',
  'enum',
  'export',
  'extends',
  'function',
  'import',
  'in',
  'interface',
  'new',
  'package',
  'private',
  'public',
  'return',
  'static',
  'this',
  'var',
  'with',
]

/** Whether one expression, in one loop at most, reads the field: through objects and one list, not through a tagged union. */
export function isReadable(source, path, pointer) {
  const steps = pointer.slice(1).split('/')
  if (steps.filter((step) => step === '*').length > 1 || reserved.includes(steps[0])) return false
  if (steps.some((step) => step !== '*' && !/^[a-z]\w*$/i.test(step))) return false
  const { root, definitions } = bundle(source, path)
  const resolved = (node) => (node.$ref === undefined ? node : resolved(definitions.get(node.$ref.slice('#/$defs/'.length))?.schema ?? root.schema))
  let node = resolved(root.schema)
  for (const step of steps) {
    if (node.oneOf) return false
    const inner = step === '*' ? node.items : node.properties?.[step]
    if (!inner) return false
    node = resolved(inner)
  }
  return true
}

/**
 * How TypeScript reads a field: `parameter` takes the record apart, `value` is the value, `at` its pointer as an expression,
 * and `loop` the head of the loop where the field stands in a list.
 */
export function accessOf(pointer) {
  const steps = pointer.slice(1).split('/')
  const star = steps.indexOf('*')
  const [top] = steps
  if (star < 0) return { parameter: `{ ${top} }`, value: steps.join('?.'), at: `'${pointer}'` }
  const rest = steps.slice(star + 1)
  const at = `\`/${steps.slice(0, star).join('/')}/\${i}${rest.map((step) => `/${step}`).join('')}\``
  const list = star === 1 ? top : `(${steps.slice(0, star).join('?.')} ?? [])`
  return {
    parameter: star === 1 ? `{ ${top} = [] }` : `{ ${top} }`,
    loop: `for (const [i, item] of ${list}.entries())`,
    value: ['item', ...rest].join('?.').replace('?.', '.'),
    at,
  }
}

/** The field and what stands above it up to the list: that of `/materials/0/name` is `/materials`. Where it is invalid, the rule is not run. */
export function neededBy(pointer) {
  return pointer.replace(/\/\*.*$/, '')
}

/** The first place of a field in an example, `/materials/0/name`; undefined where the example does not use it. */
export function placeIn(example, pointer) {
  const visit = (value, steps, place) => {
    if (steps.length === 0) return place
    const [step, ...rest] = steps
    const keys = step !== '*' ? [step] : Array.isArray(value) ? value.map((_, i) => String(i)) : []
    for (const key of keys) {
      const inner = typeof value === 'object' && value !== null ? value[key] : undefined
      const found = inner === undefined ? undefined : visit(inner, rest, `${place}/${key}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  return visit(example, pointer.slice(1).split('/'), '')
}
