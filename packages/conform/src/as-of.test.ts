import { recordTypes } from '@shebiao/schemas/registry'
import { afterEach, expect, it } from 'vitest'
import { check, UnknownError } from './index.js'

const guides = recordTypes.filter(({ standard }) => standard.startsWith('service-guide@'))
const [first, second] = guides as [(typeof guides)[0], (typeof guides)[0]]
const before = guides.map((entry) => ({ ...entry }))
afterEach(() => guides.forEach((entry, i) => Object.assign(entry, before[i])))

// Only 2.0 has this field.
const data = { itemName: '示例', crossProvinceHandling: true }
const knowsField = async (asOf: string) =>
  (await check(data, { standard: 'service-guide', type: 'guide', asOf })).findings.every(({ rule }) => rule !== 'field-known')

it('uses the edition in force that day', async () => {
  Object.assign(first, { status: 'withdrawn', effective: '2025-01-01', withdrawn: '2026-07-01' })
  Object.assign(second, { status: 'inForce', effective: '2026-07-01' })
  expect(await knowsField('2026-06-30')).toBe(false)
  expect(await knowsField('2026-07-01')).toBe(true)
  await expect(knowsField('2024-12-31')).rejects.toThrow(UnknownError)
})
it('prefers what is in force to a newer draft, and a draft to nothing', async () => {
  Object.assign(first, { status: 'inForce', effective: '2025-01-01' })
  expect(await knowsField('2026-06-30')).toBe(false)
  expect(await knowsField('2024-12-31')).toBe(true)
})
