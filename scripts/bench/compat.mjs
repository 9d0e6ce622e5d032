// Time to compare schemas: all pairs of our editions and profiles, and large pairs with recursion. CPU time, without start-up and
// reading.  npm run bench -- compat
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compare } from '../../packages/compat/dist/index.js'
import { bundle, document, load } from '../../packages/generate/dist/index.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const documents = new Map()
const source = load(join(root, 'standards'), join(root, 'schemas'))
const pairs = [...editionPairs(), ...profilePairs()]
const start = cpu()
for (const { name, old, next } of pairs) {
  const began = cpu()
  const { newWithinOld, oldWithinNew, bump } = compare(old, next)
  const answers = `old in new ${oldWithinNew.answer}, new in old ${newWithinOld.answer}, ${bump}`
  console.log(`  ${name.padEnd(64)} ${(cpu() - began).toFixed(0).padStart(6)} ms   ${answers}`)
}
report(`all ${pairs.length} pairs of our editions and profiles`, cpu() - start, 2000)

for (const [what, old, next] of [
  ['one of them tightened', large({ longest: 64 }), large({ longest: 63 })],
  ['nearly all of them tightened', large({}), large({ tighter: 1 })],
]) {
  const began = cpu()
  const { oldWithinNew, newWithinOld } = compare(old, next)
  if (oldWithinNew.answer !== 'refuted' || newWithinOld.answer !== 'proved') throw new Error(`${what}: ${oldWithinNew.answer}, ${newWithinOld.answer}`)
  report(`a pair of 200 fields with recursion, ${what}`, cpu() - began, 1000)
}

const memory = peak()
console.log(`memory at most ${memory.toFixed(0)} MB, resident   target < 300 MB: ${memory < 300 ? 'met' : 'MISSED'}`)

/** Peak resident memory in MB. Not maxRSS: on Linux it starts with that of the parent process. */
function peak() {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS / 1024
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
}

/** CPU milliseconds of this process so far. */
function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function report(what, time, target) {
  console.log(`comparing ${what}: ${(time / 1000).toFixed(2)} s   target < ${target / 1000} s: ${time < target ? 'met' : 'MISSED'}`)
}

/** For each record type, all pairs of an edition and itself or a later one. */
function* editionPairs() {
  const paths = [...source.schemas].filter(([, schema]) => schema['x-record']).map(([path]) => path)
  for (const path of paths) {
    const [standard, , type] = path.split('/')
    for (const other of paths) {
      const [otherStandard, , otherType] = other.split('/')
      if (otherStandard === standard && otherType === type && other >= path) yield { name: `${path} → ${other}`, old: whole(path), next: whole(other) }
    }
  }
}

/** Each profile with the editions that it extends. */
function* profilePairs() {
  for (const { profile, extends: bases, overlays } of source.profiles) {
    for (const [target, overlay] of Object.entries(overlays ?? {})) {
      const [standard, type] = target.split('/')
      for (const base of bases.filter((one) => one.startsWith(`${standard}@`))) {
        const national = whole(`${standard}/${base.split('@')[1]}/${type}`)
        const { $schema, $id, $defs, ...rest } = national
        yield {
          name: `${base}/${type} → ${profile}`,
          old: national,
          next: { $schema, $id, $defs: { ...$defs, National: rest }, allOf: [{ $ref: '#/$defs/National' }, overlay] },
        }
      }
    }
  }
}

function whole(path) {
  if (!documents.has(path)) documents.set(path, document(bundle(source, path), source.base))
  return documents.get(path)
}

/** A schema of 200 fields of all kinds that refers to itself. Each limit is tighter by `tighter`; `longest` is the last `maxLength`. */
function large({ longest = 64, tighter = 0 }) {
  const kinds = [
    (i) => ({ type: 'string', maxLength: (i === 199 ? longest : 100 + i) - tighter }),
    (i) => ({ type: 'string', pattern: `^[0-9A-Z]{${(i % 17) + 1},${(i % 17) + 3 - tighter}}$` }),
    (i) => ({ type: 'integer', minimum: i, maximum: i * 10 + 5 - tighter }),
    (i) => ({ enum: Array.from({ length: 20 - tighter }, (_, k) => `code${i}-${k}`) }),
    () => ({ type: 'array', items: { $ref: '#' }, maxItems: 20 - tighter, uniqueItems: true }),
    () => ({
      oneOf: ['a', 'b', 'c'].map((tag) => ({
        type: 'object',
        properties: { tag: { const: tag }, of: { $ref: '#' } },
        required: ['tag'],
        additionalProperties: false,
      })),
    }),
    () => ({ type: 'object', properties: { inner: { $ref: '#/$defs/Part' } }, additionalProperties: false }),
  ]
  const properties = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`field${i}`, i === 199 ? kinds[0](i) : kinds[i % kinds.length](i)]))
  return {
    $defs: {
      Part: { type: 'object', properties: { parts: { type: 'array', items: { $ref: '#/$defs/Part' } }, whole: { $ref: '#' } }, additionalProperties: false },
    },
    type: 'object',
    properties,
    required: Object.keys(properties).filter((_, i) => i % 7 === 0),
    dependentRequired: { field1: ['field2'] },
    additionalProperties: false,
  }
}
