import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'

// No code list has dates yet: one is dated here, to see that a day decides.
vi.mock('@shebiao/schemas/codes', async (original) => {
  const module = await original<typeof import('@shebiao/schemas/codes')>()
  const codes = structuredClone(module.codes)
  codes['common/limit-unit'].workingDay.until = '2025-12-31'
  return { ...module, codes, codeList: (name: keyof typeof codes) => codes[name] }
})

const { engine } = await import('./engine.js')
const guide = JSON.parse(readFileSync(new URL('../../../../schemas/service-guide/2.0/examples/guide.json', import.meta.url), 'utf8'))

it('a code that is no longer in force is a warning from the day after its last', async () => {
  const on = async (asOf: string) =>
    (await engine({ standard: 'service-guide@2.0', type: 'guide', asOf })).check(guide).findings.filter(({ rule }) => rule === 'code-in-force')
  expect(await on('2025-12-31')).toEqual([])
  const [first] = await on('2026-01-01')
  expect(first).toMatchObject({ severity: 'warning', params: { until: '2025-12-31' } })
  expect(first!.at).toMatch(/\/unit$/)
})
