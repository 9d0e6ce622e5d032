import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import type { Case, CaseFile, CodeList, Profile, Schema, Source, SourceDocument, Standard } from './source.js'
import { SourceError } from './source.js'

const ownColumns = ['code', 'title', 'title_en', 'since', 'until', 'source', 'note']

/** Reads the standards in words and the schemas folder. Throws SourceError with every unreadable file. */
export function load(standardsFolder: string, schemasFolder: string): Source {
  const problems: string[] = []
  const read = <T>(path: string, parse: (text: string) => T): T | undefined => {
    try {
      return parse(readFileSync(path, 'utf8'))
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`)
      return undefined
    }
  }
  const source: Source = {
    base: JSON.parse(readFileSync(join(schemasFolder, 'package.json'), 'utf8')).shebiao.base,
    schemas: new Map(),
    codeLists: new Map(),
    regions: [],
    standards: new Map(),
    documents: [],
    ambiguities: [],
    profiles: [],
    examples: new Map(),
    cases: [],
  }

  for (const file of files(join(standardsFolder, 'sources'), '.yaml')) {
    const data = read(file, parseYaml)
    if (basename(file) === 'ambiguities.yaml') source.ambiguities = data ?? []
    else if (data) source.documents.push(data as SourceDocument)
  }

  for (const standard of folders(schemasFolder)) {
    const folder = join(schemasFolder, standard)
    if (standard === 'profiles') {
      for (const place of folders(folder)) loadProfile(join(folder, place), place)
      continue
    }
    for (const file of files(join(folder, 'codes'), '.csv')) {
      const list = read(file, (text) => codeList(`${standard}/${basename(file, '.csv')}`, text))
      if (list) source.codeLists.set(list.name, list)
    }
    for (const file of files(join(folder, 'tables'), 'region.csv')) {
      source.regions = read(file, (text) => parseCsv(text, { columns: true }) as Source['regions']) ?? []
    }
    loadCases(join(folder, 'cases'), standard)
    for (const edition of folders(folder).filter((name) => /^\d/.test(name))) {
      for (const file of files(join(folder, edition), '.schema.json')) {
        const schema = read(file, JSON.parse)
        if (schema) source.schemas.set(`${standard}/${edition}/${basename(file, '.schema.json')}`, schema as Schema)
      }
      loadExamples(join(folder, edition, 'examples'), `${standard}/${edition}`)
      const words = join(standardsFolder, standard, `${edition}.yaml`)
      if (existsSync(words)) {
        const text = read(words, parseYaml)
        if (text) source.standards.set(`${standard}@${edition}`, text as Standard)
      }
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  return source

  function loadProfile(folder: string, place: string): void {
    const file = join(folder, 'profile.yaml')
    if (!existsSync(file)) return
    const profile = read(file, parseYaml)
    if (profile) source.profiles.push(profile as Profile)
    loadExamples(join(folder, 'examples'), `profiles/${place}`)
    loadCases(join(folder, 'cases'), place, place)
  }

  function loadExamples(folder: string, prefix: string): void {
    for (const file of files(folder, '.json')) {
      const data = read(file, JSON.parse)
      if (data) source.examples.set(`${prefix}/${basename(file, '.json')}`, data)
    }
  }

  function loadCases(folder: string, owner: string, profile?: string): void {
    for (const file of files(folder, '.yaml')) {
      // What several records of a data set have in common is written once and merged in.
      const cases = read(file, (text) => parseYaml(text, { merge: true }) as Case[])
      if (cases) source.cases.push({ rule: basename(file, '.yaml'), owner, cases, ...(profile && { profile }) } as CaseFile)
    }
  }
}

function codeList(name: string, text: string): CodeList {
  const rows = parseCsv(text, { columns: true, bom: true }) as Record<string, string>[]
  const codes = rows.map((row) => {
    const systems = Object.entries(row).filter(([column, value]) => !ownColumns.includes(column) && value !== '')
    const own = Object.fromEntries(ownColumns.map((column) => [column, row[column] ?? '']))
    return { ...own, systems: Object.fromEntries(systems) } as CodeList['codes'][number]
  })
  return { name, codes }
}

function files(folder: string, suffix: string): string[] {
  if (!existsSync(folder)) return []
  return entries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(folder, entry.name))
}

function folders(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !['node_modules', 'generated', 'dist'].includes(entry.name))
    .map((entry) => entry.name)
}

/** Sorted by code unit, so that no machine's locale changes what is generated. */
function entries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
