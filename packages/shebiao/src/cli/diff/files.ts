import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { bundle, type Clause, type Code, type Edition, type Schema } from '@shebiao/compat'
import { parse as parseCsv } from 'csv-parse/sync'
import { parseSchemaText, SchemaTextError } from './schema-text.js'

/** A side of a comparison, named on the command line, cannot be read or compared. */
export class SideError extends Error {}

type Read = (path: string) => string

/**
 * Reads a file, or a file of a git revision (`<revision>:<path>`): a schema, bundled with all that it refers to by relative paths;
 * a code list (CSV); or the text of a standard (`clauses`). `known` is the text of the file where it was read before. Throws SideError
 * if it cannot be read or is none of these.
 */
export function readSide(name: string, known?: string): Edition {
  const edition: Edition = { types: {}, codeLists: {}, rules: [], clauses: {} }
  const { path, read: readPath } = locate(name)
  const read = (at: string) => (at === path && known !== undefined ? known : readPath(at))
  if (path.endsWith('.csv')) return { ...edition, codeLists: { [basename(path, '.csv')]: parseCodeList(readText(name, () => read(path))) } }
  const content = parseFile(name, path, read)
  if (typeof content === 'object' && content !== null && 'clauses' in content && !('properties' in content)) {
    return { ...edition, clauses: content.clauses as Record<string, Clause> }
  }
  if (typeof content !== 'boolean' && (typeof content !== 'object' || content === null || Array.isArray(content))) {
    throw new SideError(`${name}: 不是模式（应是一个对象或 true、false） (not a schema)`)
  }
  const library = {
    read: (at: string) => (at === path ? content : parseFile(at, at, read)) as Schema,
    complete: (schema: Record<string, unknown>, at: string) => withCodes(schema, at, read),
  }
  return { ...edition, types: { [basename(path).replace(/(?:\.schema)?\.(?:json|ya?ml)$/, '')]: bundle(path, library) } }
}

function locate(name: string): { path: string; read: Read } {
  if (name === '-' || existsSync(name)) {
    if (name !== '-' && statSync(name).isDirectory()) throw new SideError(`${name}: 是文件夹；请给出文件 (a folder: give a file)`)
    return { path: name === '-' ? '/dev/stdin' : name, read: (path) => decode(readFileSync(path === '/dev/stdin' ? 0 : path)) }
  }
  const colon = name.indexOf(':')
  if (colon <= 0) throw new SideError(`${name}: 没有这个文件、版次或细则 (no such file, edition or profile)`)
  const revision = name.slice(0, colon)
  if (revision.startsWith('-')) throw new SideError(`${name}: 不是 git 版本 (not a revision)`)
  return { path: name.slice(colon + 1), read: (path) => gitShow(revision, path) }
}

function gitShow(revision: string, path: string): string {
  try {
    return decode(execFileSync('git', ['show', '--end-of-options', `${revision}:${path}`], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 }))
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer }
    if (code === 'ENOENT') throw new SideError(`${revision}:${path}: 要用 git 取旧版本，但这里没有 git (git is not installed)`)
    throw new SideError(`${revision}:${path}: git 取不到 (${stderr?.toString().trim().split('\n')[0] ?? (error as Error).message})`)
  }
}

/** Decodes UTF-8. Throws for other bytes, which would become other letters unseen. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('不是 UTF-8 not UTF-8')
  }
}

function readText(name: string, read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (error instanceof SideError) throw error
    throw new SideError(`${name}: 读不到 (${(error as Error).message})`)
  }
}

function parseFile(name: string, path: string, read: Read): unknown {
  const content = readText(name, () => read(path))
  try {
    return parseSchemaText(content, /\.ya?ml$/.test(path))
  } catch (error) {
    if (!(error instanceof SchemaTextError)) throw error
    throw new SideError(`${name}:${error.message}`)
  }
}

function parseCodeList(content: string): Code[] {
  const rows = parseCsv(content, { columns: true, bom: true }) as Record<string, string>[]
  return rows.map(({ code = '', title = '', title_en = '', since, until }) => ({
    code,
    zh: title,
    en: title_en,
    ...(since && { since }),
    ...(until && { until }),
  }))
}

/** Adds the codes to a source schema that names its code list: they are in `<standard>/codes/<list>.csv`, next to the editions. */
function withCodes(schema: Record<string, unknown>, path: string, read: Read): Record<string, unknown> {
  const list = schema['x-codelist']
  if (typeof list !== 'string' || schema.enum !== undefined) return schema
  const [standard, name] = list.split('/')
  const root = path.split('/').slice(0, -3).join('/')
  const file = `${root === '' ? '' : `${root}/`}${standard}/codes/${name}.csv`
  return { ...schema, enum: parseCodeList(readText(`${path}: ${list}`, () => read(file))).map(({ code }) => code) }
}
