import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engine, type Report } from '@shebiao/conform/index.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import { elementRules, loadRules, ruleGroups } from '@shebiao/conform/rules/index.js'
import { type Planted, planted, type Shares } from '@shebiao/conform/sample/plant.js'
import { blockSize, guide, implementation, outlet } from '@shebiao/conform/sample/records.js'
import { ruleViolations } from '@shebiao/conform/sample/rule-violations.js'
import { fewestRecords, implementations, sampleFiles } from '@shebiao/conform/sample/sample-files.js'
import { schemaViolations } from '@shebiao/conform/sample/violations.js'
import { afterAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-sample-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a sample and checks it, both with the command. Returns the findings and the planted violations, sorted, as comparable lines. */
function checkSample(
  name: string,
  records: number,
  seed: number,
  violations?: string,
  ...more: string[]
): { report: Report; findings: string[]; plantedLines: string[] } {
  const out = join(folder, name)
  const written = shebiao([
    'sample',
    '--records',
    `${records}`,
    '--seed',
    `${seed}`,
    '--out',
    out,
    ...(violations ? ['--violations', violations] : []),
    ...more,
  ])
  expect(written).toMatchObject({ code: 0, stderr: '' })
  const checked = shebiao(['check', out, '--format', 'json', '--as-of', '2026-06-01', '--max-findings', '1000000'])
  const report = JSON.parse(checked.stdout) as Report
  const findings = report.findings.map(({ rule, source, line, at }) => `${rule} ${source.slice(out.length + 1)}:${line} ${at}`).sort()
  const lines = violations === undefined ? [] : readFileSync(join(out, 'planted.ndjson'), 'utf8').trim().split('\n')
  const plantedLines = lines
    .map((line) => JSON.parse(line) as Planted)
    .map(({ rule, source, line, at }) => `${rule} ${source}:${line} ${at}`)
    .sort()
  return { report, findings, plantedLines }
}

describe('a sample', () => {
  for (const [records, seed] of [
    [fewestRecords, 1],
    [600, 2],
    [2000, 3],
  ] as const) {
    it(`of ${records} records conforms completely`, () => {
      const { report, findings } = checkSample(`valid-${records}`, records, seed)
      expect(findings).toEqual([])
      expect(report.summary).toMatchObject({ records, errors: 0, warnings: 0, infos: 0 })
      expect(report.verdict).toBe('conforms')
      expect(report.dataset!.rules.filter(({ status }) => status === 'assessed').length).toBeGreaterThan(15)
    })
  }
  const rules = new Set<string>()
  for (const seed of [1, 2, 3]) {
    it(`of seed ${seed} has exactly the findings that were planted`, () => {
      const { findings, plantedLines } = checkSample(`planted-${seed}`, 4000, seed, 'schema=0.03,rule=0.03,dataset=0.02')
      expect(plantedLines.length).toBeGreaterThan(200)
      for (const line of plantedLines) rules.add(line.split(' ')[0]!)
      // Compared with their counts: planted but not found, and found but not planted.
      expect({ missed: without(plantedLines, findings), false: without(findings, plantedLines) }).toEqual({ missed: [], false: [] })
    })
  }
  it('with --unlike has exactly the findings that were planted', () => {
    const { findings, plantedLines } = checkSample('planted-unlike', 4000, 4, 'schema=0.03,rule=0.03,dataset=0.02', '--unlike')
    expect(plantedLines.length).toBeGreaterThan(200)
    expect({ missed: without(plantedLines, findings), false: without(findings, plantedLines) }).toEqual({ missed: [], false: [] })
  })
  it('with --unlike repeats no text of a condition, a material, a step, a question or an address', () => {
    const { record } = implementations(10 * blockSize, 1, true)
    const texts = Array.from({ length: 10 }, (_, i) => {
      const { acceptanceConditions, materials, processFlow, questions, locations } = record(i * blockSize)
      const free = [...materials, ...processFlow.steps, ...questions, ...locations].flatMap(({ text, question, answer, address }) => [
        text,
        question,
        answer,
        address,
      ])
      return [
        JSON.stringify(acceptanceConditions),
        JSON.stringify(materials),
        JSON.stringify(processFlow),
        ...new Set(free.filter((text) => text !== undefined)),
      ]
    }).flat()
    expect(new Set(texts).size).toBe(texts.length)
  })
  it('violates every national data-set rule except those that need catalogues of several releases or places, or two items at once', () => {
    const national = dataRules.filter(({ profiles }) => profiles === undefined).map(({ id }) => id)
    expect(national.filter((id) => !rules.has(id))).toEqual([
      // Two outlets, or a guide and the outlets of a bank.
      'outlet-listed-once',
      'guide-banks-have-outlets',
      'catalogue-changes-recorded',
      'no-circular-proof',
      'provincial-item-maps-to-national-item',
    ])
  })
  const types = { implementation: ['service-item@1.0', implementation], guide: ['service-guide@2.0', guide], outlet: ['bank-outlet@1.0', outlet] } as const
  const broken = new Set<string>()
  for (const [type, [standard, make]] of Object.entries(types)) {
    it(`has violations of type ${type} that are each found exactly where they say`, async () => {
      const { check } = await engine({ standard, type, asOf: '2026-06-01' })
      for (const violation of [...schemaViolations[type]!, ...ruleViolations[type]!]) {
        let fitted = 0
        for (let number = blockSize; number < 2 * blockSize; number++) {
          const record = structuredClone(make(number, 3, false))
          const found = violation(record, number, 0)
          if (!found) continue
          fitted++
          for (const [rule] of found) broken.add(rule)
          expect(
            check(record)
              .findings.map(({ rule, at }) => [rule, at])
              .sort(),
          ).toEqual(found.map(([rule, at]) => [rule, at]).sort())
        }
        expect(fitted).toBeGreaterThan(0)
      }
    })
  }
  // No code list has dated codes; an outlet that has exited, a guide or an item that has ended would violate data-set rules too, and the
  // wording of hours is drawn from their periods.
  it('violates every national rule on these record types, with few exceptions', async () => {
    const rules = (await Promise.all(ruleGroups.filter((group) => !group.startsWith('profiles/')).map(loadRules))).flat()
    const own = [...rules.filter(({ type }) => type in types), ...elementRules].map(({ id }) => id)
    expect(own.filter((id) => !broken.has(id))).toEqual([
      'exited-outlet-states-when-and-why',
      'guide-is-in-force',
      'implementation-dates-in-order',
      'code-in-force',
      'opening-hours-agree',
    ])
  })
  it('has records that depend on the seed and their number alone, not on the size of the sample', () => {
    const [guides, more] = [fewestRecords, 6000].map((records) => sampleFiles(records, 5).find(({ type }) => type === 'guide')!)
    for (let number = 0; number < 12; number++) expect(more!.record(number)).toEqual(guides!.record(number))
    expect(implementations(2 * blockSize, 5).record(50)).toEqual(implementations(20 * blockSize, 5).record(50))
    expect(implementations(2 * blockSize, 5).record(50)).not.toEqual(implementations(2 * blockSize, 6).record(50))
  })
  it('has items that differ in conditions, materials and steps', () => {
    const { record } = implementations(blockSize, 1)
    const own = Array.from({ length: blockSize / 4 }, (_, number) => record(number))
    for (const count of [
      new Set(own.map(({ acceptanceConditions }) => acceptanceConditions.length)),
      new Set(own.map(({ materials }) => materials.length)),
      new Set(own.map(({ processFlow }) => processFlow.steps.length)),
    ])
      expect(count.size).toBeGreaterThan(2)
    for (const field of ['itemName', 'acceptanceConditions', 'materials', 'processFlow'])
      expect(new Set(own.map((one) => JSON.stringify(one[field]))).size).toBe(blockSize / 4)
  })
  it('has the requested number of records, at all four administrative levels', () => {
    for (const records of [fewestRecords, fewestRecords + 1, 1234, 300_000]) {
      const files = sampleFiles(records, 1)
      expect(files.reduce((sum, { count }) => sum + count, 0)).toBe(records)
      for (const { count } of files) expect(count).toBeGreaterThan(0)
    }
    const [file] = sampleFiles(fewestRecords, 1).filter(({ type }) => type === 'implementation')
    const levels = new Set(Array.from({ length: file!.count }, (_, number) => file!.record(number).useLevel))
    expect(levels).toEqual(new Set(['province', 'city', 'county', 'township']))
  })
  it('has the requested shares of violations', () => {
    const shares: Shares = { schema: 0.1, rule: 0.05, dataset: 0.02 }
    const counts = { schema: 0, rule: 0, dataset: 0 }
    for (const {
      planted: [first],
    } of planted(implementations(20_000 + blockSize, 9), 9, shares))
      if (first) counts[first.kind]++
    for (const kind of ['schema', 'rule', 'dataset'] as const) expect(Math.abs(counts[kind] / 20_000 - shares[kind])).toBeLessThan(0.01)
  })
})

describe('shebiao sample', () => {
  const out = join(folder, 'none')
  const full = join(folder, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'kept.txt'), 'kept')
  for (const [args, message] of [
    [['--out', out], '--records'],
    [['--records', 'many', '--out', out], '--records many'],
    [['--records', '1.5', '--out', out], '--records 1.5'],
    [['--records', '10', '--out', out], `--records 至少 ${fewestRecords}`],
    [['--records', `${fewestRecords}`, '--seed', 'x', '--out', out], '--seed x'],
    [['--records', `${fewestRecords}`], '--out'],
    [['--records', `${fewestRecords}`, '--out', full], '不是空文件夹'],
    [['--records', `${fewestRecords}`, '--out', join(full, 'kept.txt')], '不是文件夹'],
    [['--records', `${fewestRecords}`, '--out', out, '--violations', 'typo=0.1'], '“typo”'],
    [['--records', `${fewestRecords}`, '--out', out, '--violations', 'rule=2'], 'rule=2'],
    [['--records', `${fewestRecords}`, '--out', out, '--violations', 'rule'], '份额'],
    [['--records', `${fewestRecords}`, '--out', out, '--violations', 'rule=0.6,schema=0.6'], '之和'],
    [['extra', '--records', `${fewestRecords}`, '--out', out], 'extra'],
  ] as const) {
    it(`exits with 2 and the reason for ${args.join(' ').replaceAll(folder, '')}`, () => {
      const { code, stderr, stdout } = shebiao(['sample', ...args])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(message)
    })
  }
  it('writes the same bytes for the same seed, and a single file with --large', () => {
    for (const name of ['large-a', 'large-b']) shebiao(['sample', '--large', '--records', '500', '--seed', '3', '--out', join(folder, name)])
    const [a, b] = ['large-a', 'large-b'].map((name) => readFileSync(join(folder, name, 'implementations.ndjson')))
    expect(a!.equals(b!)).toBe(true)
    expect(a!.toString().trim().split('\n')).toHaveLength(500)
  })
})

/** The multiset difference of two lists: an element is returned as often as it is missing in `other`. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1)
  return list.filter((one) => {
    const count = left.get(one) ?? 0
    left.set(one, count - 1)
    return count <= 0
  })
}
