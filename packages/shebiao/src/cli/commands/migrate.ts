import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { detect } from '@shebiao/conform/check/detect.js'
import { ruleText } from '@shebiao/conform/check/messages.js'
import { settle } from '@shebiao/conform/check/options.js'
import { engine } from '@shebiao/conform/engine/engine.js'
import { ends, type Hop, type Migrated, type Migration, migrator } from '@shebiao/conform/migrate/migrate.js'
import { outcomeText, summaryOf } from '@shebiao/conform/migrate/outcome-text.js'
import { routesTo } from '@shebiao/conform/migrate/route.js'
import { typesOf, UnknownError } from '@shebiao/conform/model/editions.js'
import { readTable } from '@shebiao/conform/read/csv.js'
import { decode } from '@shebiao/conform/read/encoding.js'
import { type Format, formatOf, sniff } from '@shebiao/conform/read/format.js'
import { readJsonLine } from '@shebiao/conform/read/json-parse.js'
import { readJson } from '@shebiao/conform/read/json-records.js'
import type { ReadProblem, ReadRecord } from '@shebiao/conform/read/record.js'
import { decodeTable } from '@shebiao/conform/read/table-text.js'
import { readYaml } from '@shebiao/conform/read/yaml.js'
import { recordTypes } from '@shebiao/schemas/registry'
import { parse } from 'yaml'
import { readBytes } from '../../runner/files.js'
import type { Arguments } from '../arguments.js'
import { schemasFolder } from '../diff/sides.js'
import { fail } from '../fail.js'

/**
 * `shebiao migrate <data> --to <edition>`: writes the migrated records to standard output or --output, and the report of losses to
 * standard error. Returns 0 if all became valid and nothing is lost, 1 if something is lost, refused or needs a fix, 2 if it failed.
 */
export default async function migrate({ positionals: [file, ...more], values }: Arguments): Promise<number> {
  const { to, output } = values as Record<string, string | undefined>
  if (file === undefined || more.length > 0 || to === undefined) return fail('用法：shebiao migrate <数据文件> --to service-guide@2.0 (give one file and --to)')
  try {
    const bytes = (await readBytes(file))!
    const text = formatOf(file) === 'csv' || formatOf(file) === 'tsv' ? decodeTable(bytes) : decode(bytes).text
    if (text === undefined) return fail(`${file}: 不是 UTF-8 (not UTF-8)`)
    const routes = routesOf(to)
    const type = (values.type as string | undefined) ?? onlyType(to)
    const format = (file === '-' ? undefined : formatOf(file)) ?? sniff(text)
    const { records, problems } = await read(text, format, () => startEdition(routes, to, values.standard as string | undefined), type)
    for (const { rule, at, location } of problems)
      process.stderr.write(`${file}:${location?.line ?? 1}  ${at}  ${ruleText(rule).title.zh} (${ruleText(rule).title.en})\n`)
    if (problems.some(({ rule }) => rule !== 'file-encoding-reported')) return 2
    const from = startEdition(routes, to, (values.standard as string | undefined) ?? editionOf(records, to))
    const hops = routes.get(from)!
    const migrateRecord = await migrator({ hops, type, ...settle({ ...(values['as-of'] !== undefined && { asOf: String(values['as-of']) }) }) })
    if (hops.length > 1) process.stderr.write(`经由 by way of：${[from, ...hops.map((hop) => ends(hop).to)].join(' → ')}\n`)
    const migrated = records.map((record) => ({ record, ...(refusal(record, from) ?? migrateRecord(record.data)) }))
    const serialized = serialize(
      migrated.flatMap(({ data }) => (data === undefined ? [] : [data])),
      format,
      text,
    )
    if (output === undefined) process.stdout.write(serialized)
    else writeFileSync(output, serialized)
    for (const { record, ...result } of migrated) process.stderr.write(outcomeText(file, record, result, hops.length > 1))
    const { text: sum, isWhole } = summaryOf(migrated)
    process.stderr.write(sum)
    return isWhole ? 0 : 1
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) return fail((error as Error).message)
    throw error
  }
}

/** The routes of declared migrations to an edition, by the edition they start from. Throws UnknownError if there is none. */
function routesOf(to: string): Map<string, Hop[]> {
  typesOf(to)
  const folder = join(schemasFolder(), to.split('@')[0]!, 'migrations')
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.yaml')).sort()
  const routes = routesTo(
    to,
    files.map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Migration),
  )
  if (routes.size === 0) throw new UnknownError(`没有到 ${to} 的迁移 (no migration leads there)`)
  return routes
}

/** The edition to migrate from: the one that is named, or the only one with a route. Throws UnknownError if there is no route, or a choice. */
function startEdition(routes: Map<string, Hop[]>, to: string, from: string | undefined): string {
  const all = [...routes.keys()].sort()
  if (from !== undefined && !routes.has(from)) {
    throw new UnknownError(`没有从 ${from} 到 ${to} 的迁移；有迁移的：${all.join('、')} (no migration leads there from this edition)`)
  }
  if (from === undefined && all.length > 1) {
    throw new UnknownError(`到 ${to} 的迁移有几个起点；请用 --standard 写明从哪一版：${all.join('、')} (say from which edition)`)
  }
  return from ?? all[0]!
}

/**
 * The edition that the records name in `$schema`; undefined if they name none. Throws UnknownError if they name several, or the
 * edition to migrate to.
 */
function editionOf(records: ReadRecord[], to: string): string | undefined {
  const editions = new Set(records.flatMap(({ data }) => (hasSchema(data) ? (detect(data)?.entry.standard ?? []) : [])))
  if (editions.size > 1)
    throw new UnknownError(`文件里有几个版次的记录；请分开后再迁移：${[...editions].join('、')} (records of several editions: part them first)`)
  const [edition] = editions
  if (edition === to) throw new UnknownError(`记录已是 ${to} (the records are of this edition already)`)
  return edition
}

const hasSchema = (data: unknown) => typeof (data as { $schema?: unknown } | null)?.$schema === 'string'

/** Refuses a record that was read with problems, such as a repeated key: a value would be lost unseen. Undefined without problems. */
function refusal({ problems }: ReadRecord, edition: string): Migrated | undefined {
  if (problems.length === 0) return undefined
  const refused = problems.map(({ rule, at }) => ({ rule, at, edition, message: `${ruleText(rule).title.zh} (${ruleText(rule).title.en})` }))
  return { losses: [], refused, toMend: [] }
}

function onlyType(edition: string): string {
  const types = recordTypes.filter(({ standard }) => standard === edition).map(({ type }) => type)
  if (types.length !== 1) throw new UnknownError(`${edition} 的记录类型：${types.join('、')}；请用 --type 写明 (name the record type)`)
  return types[0]!
}

async function read(text: string, format: Format, from: () => string, type: string): Promise<{ records: ReadRecord[]; problems: ReadProblem[] }> {
  if (format === 'json') return readJson(text)
  if (format === 'yaml') return readYaml(text)
  if (format === 'ndjson') {
    const lines = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [readJsonLine(line, i + 1)]))
    return {
      records: lines.filter((line): line is ReadRecord => !('problem' in line)),
      problems: lines.flatMap((line) => ('problem' in line ? [line.problem] : [])),
    }
  }
  const { fields } = await engine({ standard: from(), type, ...settle({}) })
  return readTable(text, format === 'csv' ? ',' : '\t', fields)
}

/** NDJSON stays NDJSON, one record stays one record, everything else becomes an array. */
function serialize(records: unknown[], format: Format, text: string): string {
  if (format === 'ndjson') return records.map((record) => `${JSON.stringify(record)}\n`).join('')
  const isOne = records.length === 1 && format !== 'csv' && format !== 'tsv' && !text.trimStart().startsWith('[') && !/^- /m.test(text.slice(0, 2))
  return `${JSON.stringify(isOne ? records[0] : records, null, 2)}\n`
}
