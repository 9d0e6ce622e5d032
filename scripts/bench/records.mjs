// Records for benchmarks: the full example of an implementation, varied by a seeded random generator so that all are different.
import { readFileSync } from 'node:fs'

const full = JSON.parse(readFileSync(new URL('../../schemas/service-item/1.0/examples/implementation.json', import.meta.url), 'utf8'))
// Rare fields are deleted: with them, every record would be three times as long as real ones.
for (const rare of [
  'variants',
  'forms',
  'onSiteLegalBasis',
  'baselineLimit',
  'quickHandlingModes',
  'regionalHandlingZones',
  'entrustingOrganization',
  'extensions',
])
  delete full[rare]
for (const place of full.locations) delete place.serviceHours
full.serviceHours.periods.pop()

const words = [
  '社会保险',
  '登记',
  '待遇',
  '申领',
  '养老保险',
  '失业保险',
  '工伤保险',
  '关系转移',
  '信息变更',
  '资格认证',
  '缴费',
  '查询',
  '打印',
  '补领',
  '换领',
  '核定',
]

/** A random generator (mulberry32): numbers in [0, 1), the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const handlingItems = 90

/** Generates `count` records. A share `bad` of them has one schema violation. */
export function* records(count, seed, bad = 0.045) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const text = (length) => Array.from({ length }, () => pick(words)).join('')
  let shared
  for (let i = 0; i < count; i++) {
    const record = structuredClone(full)
    const item = Math.floor(i / handlingItems)
    // Fields that all handling items of an item share, as those of the counties of a province do.
    if (i % handlingItems === 0) {
      shared = {
        basicCode: `0020${String(14021000 + item).padStart(8, '0')}`,
        itemName: text(2 + Math.floor(next() * 4)),
        materials: Array.from({ length: 1 + Math.floor(next() * 4) }, (_, n) => ({ ...pick(full.materials), name: `${text(2)}${n}` })),
        acceptanceConditions: Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({
          ...pick(full.acceptanceConditions),
          text: text(4 + Math.floor(next() * 8)),
        })),
      }
    }
    Object.assign(record, structuredClone(shared))
    record.implementationCode = full.implementationCode.slice(0, 19) + record.basicCode
    record.handlingItemCode = record.implementationCode + String((i % handlingItems) + 1).padStart(2, '0')
    if (next() < bad)
      pick([
        (r) => delete r.itemName,
        (r) => (r.itemType = 'nothing'),
        (r) => (r.materials = 'none'),
        (r) => (r.unknownField = 1),
        (r) => (r.promisedLimit = { state: 'bounded', value: -1, unit: 'workingDay' }),
      ])(record)
    yield record
  }
}
