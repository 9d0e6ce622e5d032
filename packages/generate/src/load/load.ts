import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { nearest } from '../authoring/nearest.js'
import { authoringSchema, type Kind, shapeProblems } from '../authoring/shape.js'
import { type Problem, refuse } from '../problem.js'
import type { Case, CodeList, Facts, Migration, Profile, Schema, Source, SourceDocument, Standard, Strength } from '../source.js'
import { readCsv } from './csv.js'
import { filesIn, foldersIn, writtenFiles } from './folder.js'
import { readJson } from './json.js'
import type { ReadFile } from './read-file.js'
import { readYaml } from './yaml.js'

const ownColumns = ['code', 'title', 'title_en', 'since', 'until', 'source', 'note']

/**
 * Reads the standards in words and the schemas folder, and checks each file by its schema in `authoring/`. Throws SourceError
 * with every problem of syntax and shape. References between files are checked by `generate`.
 */
export function load(standardsFolder: string, schemasFolder: string): Source {
  const problems: Problem[] = []
  const source: Source = {
    base: '',
    schemas: new Map(),
    codeLists: new Map(),
    regions: [],
    formerRegions: [],
    standards: new Map(),
    documents: [],
    ambiguities: [],
    profiles: [],
    examples: new Map(),
    cases: [],
    migrations: [],
    package: { name: '', version: '', description: '' },
    files: new Map(),
  }
  const root = dirname(resolve(schemasFolder))
  loadPackage()
  loadSources()
  for (const standard of foldersIn(schemasFolder)) {
    if (standard === 'profiles') for (const place of foldersIn(join(schemasFolder, standard))) loadProfile(place)
    else loadStandard(standard)
  }
  for (const file of [...writtenFiles(standardsFolder), ...writtenFiles(schemasFolder)].map(keyOf)) {
    if (!source.files.has(file)) problems.push({ file, pointer: '', message: unread(file) })
  }
  refuse(problems, source.files)
  return source

  function loadPackage(): void {
    const { value } = readWith(readJson, join(schemasFolder, 'package.json'))
    const {
      shebiao,
      exports,
      name = '',
      version = '',
      description = '',
    } = (value ?? {}) as Partial<Source['package']> & {
      shebiao?: { base?: unknown }
      exports?: Record<string, unknown>
    }
    source.package = { name, version, description }
    const base = shebiao?.base
    if (exports) source.exports = exports
    if (typeof base === 'string') source.base = base
    else if (value) problems.push({ file: 'schemas/package.json', pointer: '/shebiao/base', message: 'required, but missing; expected the base of every $id' })
    const released = join(schemasFolder, 'released.json')
    if (existsSync(released)) readShaped(readJson, released, 'released')
  }

  function loadSources(): void {
    for (const file of filesIn(join(standardsFolder, 'sources'), '.yaml')) {
      if (basename(file) === 'ambiguities.yaml') source.ambiguities = readShaped(readYaml, file, 'ambiguities') ?? []
      else if (basename(file) === 'strength.yaml') {
        const strength = readShaped<Strength>(readYaml, file, 'strength')
        if (strength) source.strength = strength
      } else if (basename(file) === 'facts.yaml') {
        const facts = readShaped<Facts>(readYaml, file, 'facts')
        if (facts) source.facts = facts
      } else {
        const document = readShaped<SourceDocument>(readYaml, file, 'source-document')
        if (document) source.documents.push(document)
        expectName(file, document?.id, '/id', basename(file, '.yaml'))
      }
    }
  }

  function loadStandard(standard: string): void {
    const folder = join(schemasFolder, standard)
    for (const file of filesIn(join(folder, 'codes'), '.csv')) {
      const rows = readTable(file, 'code')
      const name = `${standard}/${basename(file, '.csv')}`
      source.codeLists.set(name, codeList(name, rows))
    }
    for (const file of filesIn(join(folder, 'tables'), 'region.csv')) {
      if (basename(file) === 'region.csv') source.regions = readTable(file, 'division') as Source['regions']
      else source.formerRegions = readTable(file, 'former-division') as Source['formerRegions']
    }
    loadCases(join(folder, 'cases'), standard)
    for (const file of filesIn(join(folder, 'migrations'), '.yaml')) {
      const migration = readShaped<Migration>(readYaml, file, 'migration')
      if (migration) source.migrations.push({ ...migration, file: keyOf(file), owner: standard })
    }
    const editions = foldersIn(folder).filter((name) => /^\d/.test(name))
    if (editions.length === 0)
      problems.push({ file: `schemas/${standard}`, pointer: '', message: `no edition; expected a folder such as schemas/${standard}/1.0` })
    for (const edition of editions) {
      for (const file of filesIn(join(folder, edition), '.schema.json')) {
        const { value } = readWith(readJson, file)
        if (value !== undefined) source.schemas.set(`${standard}/${edition}/${basename(file, '.schema.json')}`, value as Schema)
      }
      loadExamples(join(folder, edition, 'examples'), `${standard}/${edition}`)
      const words = join(standardsFolder, standard, `${edition}.yaml`)
      if (!existsSync(words)) continue
      const text = readShaped<Standard>(readYaml, words, 'standard')
      if (text) source.standards.set(`${standard}@${edition}`, text)
      expectName(words, text?.standard, '/standard', standard)
      expectName(words, text?.edition, '/edition', edition)
    }
  }

  function loadProfile(place: string): void {
    const folder = join(schemasFolder, 'profiles', place)
    const file = join(folder, 'profile.yaml')
    if (!existsSync(file)) {
      problems.push({ file: `schemas/profiles/${place}`, pointer: '', message: 'no profile.yaml' })
      return
    }
    const profile = readShaped<Profile>(readYaml, file, 'profile')
    if (profile) source.profiles.push(profile)
    expectName(file, profile?.profile, '/profile', place)
    loadExamples(join(folder, 'examples'), `profiles/${place}`)
    loadCases(join(folder, 'cases'), place, place)
  }

  function loadExamples(folder: string, prefix: string): void {
    for (const file of filesIn(folder, '.json')) {
      const { value } = readWith(readJson, file)
      if (value !== undefined) source.examples.set(`${prefix}/${basename(file, '.json')}`, value)
    }
  }

  function loadCases(folder: string, owner: string, profile?: string): void {
    for (const file of filesIn(folder, '.yaml')) {
      const cases = readShaped<Case[]>(readYaml, file, 'cases')
      if (cases) source.cases.push({ rule: basename(file, '.yaml'), owner, cases, ...(profile && { profile }) })
    }
  }

  /** `standards/…` or `schemas/…`, whatever the two folders are called. */
  function keyOf(path: string): string {
    const inSchemas = relative(schemasFolder, path)
    return (inSchemas.startsWith('..') ? join('standards', relative(standardsFolder, path)) : join('schemas', inSchemas)).replaceAll('\\', '/')
  }

  function readWith(reader: (key: string, path: string, text: string) => ReadFile, path: string): ReadFile {
    const key = keyOf(path)
    const read = reader(key, relative(root, resolve(path)).replaceAll('\\', '/'), readFileSync(path, 'utf8'))
    source.files.set(key, read.file)
    problems.push(...read.problems)
    return read
  }

  function readShaped<T>(reader: typeof readJson, path: string, kind: Kind): T | undefined {
    const { value, problems: broken } = readWith(reader, path)
    if (broken.length > 0) return undefined
    const found = shapeProblems(kind, keyOf(path), value)
    problems.push(...found)
    return found.length > 0 ? undefined : (value as T)
  }

  function readTable(path: string, kind: Kind): Record<string, string>[] {
    const { value, problems: broken } = readWith(readCsv, path)
    const { columns, rows } = (value ?? { columns: [], rows: [] }) as { columns: string[]; rows: Record<string, string>[] }
    if (broken.length > 0) return []
    const { properties = {}, required = [] } = authoringSchema(kind)
    const known = Object.keys(properties)
    const file = keyOf(path)
    const header = (column: string, message: string) => problems.push({ file, pointer: `/header/${column}`, message })
    for (const column of columns) if (!known.includes(column)) header(column, `unknown column ${column}; known: ${known.join(', ')}${nearest(column, known)}`)
    for (const column of required) if (!columns.includes(column)) header(column, 'required, but missing')
    // A wrong column of the header would be reported again in each row.
    if (columns.every((column) => known.includes(column)) && required.every((column) => columns.includes(column)))
      for (const [i, row] of rows.entries()) problems.push(...shapeProblems(kind, file, row, `/${i}`))
    return rows
  }

  function expectName(path: string, written: string | undefined, pointer: string, expected: string): void {
    if (written !== undefined && written !== expected)
      problems.push({
        file: keyOf(path),
        pointer,
        message: `${written} is not the name of ${pointer === '/edition' || pointer === '/id' ? 'the file' : 'the folder'}; expected ${expected}`,
      })
  }
}

/** Why a file is not read: a file that is passed over in silence would be missing in everything that is generated. */
function unread(file: string): string {
  const [, edition] = /^standards\/([^/]+\/[^/]+)\.yaml$/.exec(file) ?? []
  if (edition) return `the edition has no folder schemas/${edition} with a schema`
  const name = basename(file)
  const meant = name.endsWith('.yml')
    ? name.replace(/yml$/, 'yaml')
    : /\/\d+\.\d+\/[^/]+(?<!\.schema)\.json$/.test(file)
      ? name.replace(/json$/, 'schema.json')
      : undefined
  return `no kind of source file has this name here, so it would not be read${meant ? `; did you mean ${meant}?` : '; see packages/generate/authoring/README.md'}`
}

function codeList(name: string, rows: Record<string, string>[]): CodeList {
  const codes = rows.map((row) => {
    const systems = Object.entries(row).filter(([column]) => !ownColumns.includes(column))
    const own = Object.fromEntries(ownColumns.map((column) => [column, row[column] ?? '']))
    return { ...own, systems: Object.fromEntries(systems) } as CodeList['codes'][number]
  })
  return { name, codes }
}
