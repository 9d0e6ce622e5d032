import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { stringify } from 'yaml'

/** The text as `npm run format` would leave it; what is no JSON or TypeScript is left alone. */
export function formatted(root, path, text) {
  if (!/\.(?:json|ts)$/.test(path)) return text
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  const args = [biome, 'format', `--stdin-file-path=${path}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`${path}: ${stderr}`)
  return stdout
}

/** A value as YAML in one line: `{ state: bounded, value: 20 }`, `[a, b]`. */
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return scalar(value)
  const members = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function scalar(value) {
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim().slice(1, -1)
}

/** A literal of TypeScript in single quotes. */
export function literal(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** `{ zh: '…', en: '…' }` of TypeScript. */
export function sentence({ zh, en }) {
  return `{ zh: ${literal(zh)}, en: ${literal(en)} }`
}

/** `process-flow` → `ProcessFlow`. */
export function pascal(name) {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase())
}

/** `process-flow` → `processFlow`. */
export function camel(name) {
  return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())
}

/** An English title inside a sentence: `Outlet name` → `outlet name`; abbreviations stay. */
export function inSentence(title) {
  return /^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title
}

/** The first line of a YAML file under `standards/` or `schemas/`: the schema by which editors complete it. */
export function editorLine(path, kind) {
  const up = '../'.repeat(path.split('/').length - 1 - (path.startsWith('schemas/') ? 1 : 0))
  return `# yaml-language-server: $schema=${up}${path.startsWith('schemas/') ? '' : 'schemas/'}generated/authoring/${kind}.json\n`
}
