import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detect } from '@shebiao/conform/check/detect.js'
import { formatMessage } from '@shebiao/conform/check/messages.js'
import { settle } from '@shebiao/conform/check/options.js'
import { engine } from '@shebiao/conform/engine/engine.js'
import { ends, type Hop, type Migrated, type Migration, migrator } from '@shebiao/conform/migrate/migrate.js'
import { outcomeText, summaryOf } from '@shebiao/conform/migrate/outcome-text.js'
import { routesTo } from '@shebiao/conform/migrate/route.js'
import { typesOf, UnknownError } from '@shebiao/conform/model/editions.js'
import type { Finding } from '@shebiao/conform/model/finding.js'
import { readTable } from '@shebiao/conform/read/csv.js'
import { decode } from '@shebiao/conform/read/encoding.js'
import { type Format, formatOf, sniff } from '@shebiao/conform/read/format.js'
import { readJsonLine } from '@shebiao/conform/read/json-parse.js'
import { readJson } from '@shebiao/conform/read/json-records.js'
import type { ReadProblem, ReadRecord } from '@shebiao/conform/read/record.js'
import { decodeTable } from '@shebiao/conform/read/table-text.js'
import { readYaml } from '@shebiao/conform/read/yaml.js'
import { recordTypes } from '@shebiao/schemas/registry'
import { visible } from '@shebiao/schemas/runtime'
import { parse } from 'yaml'
import { readBytes } from '../../runner/files.js'
import { schemasFolder } from '../diff/sides.js'

/** How files are migrated. */
export interface MigrateOptions {
  /** The edition to migrate to. */
  to: string
  /** The edition to migrate from; told from the records where absent. */
  standard?: string
  type?: string
  /** The day of the check, YYYY-MM-DD. */
  asOf?: string
}

/** What became of one file. */
export interface MigratedFile {
  /** The migrated records as text, JSON or NDJSON; undefined if the file could not be read. */
  text?: string
  /** `json` or `ndjson`. */
  format: 'json' | 'ndjson'
  /** Lines for the reader: what was lost, refused or is to be mended, and the sum. */
  report: string
  /** Whether all records became valid and nothing is lost. */
  isWhole: boolean
}

/** Migrates the records of a file, or of standard input for `-`. Throws UnknownError where no migration leads to the edition. */
export async function migrateFile(file: string, { to, standard, type: wanted, asOf }: MigrateOptions): Promise<MigratedFile> {
  const unreadable = (report: string): MigratedFile => ({ format: 'json', report, isWhole: false })
  const bytes = (await readBytes(file))!
  const text = formatOf(file) === 'csv' || formatOf(file) === 'tsv' ? decodeTable(bytes) : decode(bytes).text
  if (text === undefined) return unreadable(`${visible(file)}: 不是 UTF-8 (not UTF-8)\n`)
  const routes = routesOf(to)
  const type = wanted ?? onlyType(to)
  const format = (file === '-' ? undefined : formatOf(file)) ?? sniff(text)
  const { records, problems } = await read(text, format, () => startEdition(routes, to, standard), type)
  const problemLines = problems.map((problem) => `${visible(`${file}:${problem.location?.line ?? 1}  ${problem.at}  ${problemText(problem)}`)}\n`).join('')
  if (problems.some(({ rule }) => rule !== 'file-encoding-reported')) return unreadable(problemLines)
  const from = startEdition(routes, to, standard ?? editionOf(records, to))
  const hops = routes.get(from)!
  const migrateRecord = await migrator({ hops, type, ...settle({ ...(asOf !== undefined && { asOf }) }) })
  const migrated = records.map((record) => ({ record, ...(refusal(record, from) ?? migrateRecord(record.data)) }))
  const written = migrated.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const { text: sum, isWhole } = summaryOf(migrated)
  const report = [
    problemLines,
    hops.length > 1 ? `经由 by way of：${[from, ...hops.map((hop) => ends(hop).to)].join(' → ')}\n` : '',
    ...(format === 'json' || format === 'ndjson' ? [] : [`${visible(file)}: 写成 JSON (written as JSON)\n`]),
    ...migrated.map(({ record, ...result }) => outcomeText(file, record, result, hops.length > 1)),
    sum,
  ].join('')
  return { text: serialize(written, format, text), format: format === 'ndjson' ? 'ndjson' : 'json', report, isWhole }
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
  const refused = problems.map((problem) => ({ rule: problem.rule, at: problem.at, edition, message: problemText(problem) }))
  return { losses: [], refused, toMend: [] }
}

/** What is wrong with a file or a record of it, in Chinese and English. */
function problemText({ rule, at, params }: ReadProblem): string {
  const finding = { rule, at, params } as Finding
  const [zh, en] = (['zh', 'en'] as const).map((language) => formatMessage(finding, {}, new Map(), language).message)
  return `${zh} (${en})`
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
