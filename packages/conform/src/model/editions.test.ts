import { recordTypes } from '@shebiao/schemas/registry'
import { afterEach, expect, it } from 'vitest'
import { check, checkText, UnknownError } from '../index.js'

const guides = recordTypes.filter(({ standard }) => standard.startsWith('service-guide@'))
const [first, second] = guides as [(typeof guides)[0], (typeof guides)[0]]
const before = guides.map((entry) => ({ ...entry }))
afterEach(() => guides.forEach((entry, i) => Object.assign(entry, before[i])))

// Only 2.0 has this field.
const data = { itemName: '示例', crossProvinceHandling: true }
const acceptsNewField = async (asOf: string) =>
  (await check(data, { standard: 'service-guide', type: 'guide', asOf })).findings.every(({ rule }) => rule !== 'field-known')

it('uses the edition that is in force on the day of the check', async () => {
  Object.assign(first, { status: 'withdrawn', effective: '2025-01-01', withdrawn: '2026-07-01' })
  Object.assign(second, { status: 'inForce', effective: '2026-07-01' })
  expect(await acceptsNewField('2026-06-30')).toBe(false)
  expect(await acceptsNewField('2026-07-01')).toBe(true)
  await expect(acceptsNewField('2024-12-31')).rejects.toThrow(UnknownError)
})
it('prefers an edition in force to a newer draft, and uses a draft if nothing is in force', async () => {
  Object.assign(first, { status: 'inForce', effective: '2025-01-01' })
  expect(await acceptsNewField('2026-06-30')).toBe(false)
  expect(await acceptsNewField('2024-12-31')).toBe(true)
})

const guide = { itemName: '示例', sampleDocuments: [], publications: [], convenienceMeasures: [] }
const table = '事项名称,示范文本,公开记录,便民措施\n示例,,,\n'
const named = { ...guide, $schema: 'https://shebiao.example/schemas/service-guide/1.0/guide.schema.json' }
const detectedIn = async (asOf: string) => (await check(guide, { asOf })).files[0]!
const detectedInTable = async (asOf: string) => (await checkText(table, { asOf, format: 'csv' })).files[0]!

it('detects a record or a table by its shape among the editions in force on the day', async () => {
  expect(await detectedIn('2026-07-01')).toMatchObject({ standard: 'service-guide@2.0', detectedBy: 'shape' })
  Object.assign(first, { status: 'inForce', effective: '2025-01-01', withdrawn: '2026-07-01' })
  Object.assign(second, { status: 'issued', effective: '2026-07-01' })
  expect(await detectedIn('2026-06-30')).toMatchObject({ standard: 'service-guide@1.0', detectedBy: 'shape' })
  expect(await detectedIn('2026-07-01')).toMatchObject({ standard: 'service-guide@2.0', detectedBy: 'shape' })
  expect(await detectedInTable('2026-06-30')).toMatchObject({ standard: 'service-guide@1.0', detectedBy: 'shape' })
  expect(await detectedInTable('2026-07-01')).toMatchObject({ standard: 'service-guide@2.0', detectedBy: 'shape' })
})
it('throws if the standard has no edition in force on the day', async () => {
  Object.assign(first, { status: 'withdrawn', effective: '2025-01-01', withdrawn: '2026-07-01' })
  Object.assign(second, { status: 'inForce', effective: '2026-07-01' })
  await expect(detectedIn('2024-12-31')).rejects.toThrow('service-guide 在 2024-12-31 没有实施中的版次')
  await expect(detectedInTable('2024-12-31')).rejects.toThrow('service-guide 在 2024-12-31 没有实施中的版次')
})
it('uses the edition that the record names, whatever the day', async () => {
  Object.assign(first, { status: 'withdrawn', effective: '2025-01-01', withdrawn: '2026-07-01' })
  const [file] = (await check(named, { asOf: '2026-07-01' })).files
  expect(file).toMatchObject({ standard: 'service-guide@1.0', detectedBy: '$schema' })
})
it('uses no edition from the day on which it is withdrawn', async () => {
  Object.assign(first, { status: 'withdrawn', effective: '2025-01-01', withdrawn: '2026-07-01' })
  Object.assign(second, { status: 'issued', effective: '2027-01-01' })
  expect(await acceptsNewField('2026-06-30')).toBe(false)
  await expect(acceptsNewField('2026-07-01')).rejects.toThrow(UnknownError)
})
