import { createHash } from 'node:crypto'
import { regionsAsOf } from '@shebiao/schemas/regions'
import { base } from '@shebiao/schemas/registry'
import { clauseSeverity } from '@shebiao/schemas/severities'
import { type CheckOptions, settle } from './check.js'
import { Checking } from './check-text.js'
import { type Gathered, TwiceError } from './collect.js'
import { type Row, rowsOf } from './dataset/facts.js'
import type { Report, Waiver } from './finding.js'
import { listRules } from './rule-list.js'
import { version } from './version.js'

/**
 * What a check of some of the files has gathered, for a merge with the others: a report before anything is concluded. The
 * same files give the same partial; any split of the files gives, merged in any order, the report of the whole.
 */
export interface Partial {
  shebiaoPartial: 1
  version: string
  /** What the records were put to: partials of other standards or rules are no parts of one check. */
  standards: string
  options: { standard?: string; type?: string; profile?: string; asOf: string; language: 'zh' | 'en'; maxFindings: number }
  gathered: Gathered
  waivers: [source: string, waivers: Waiver[]][]
  facts: Row[]
  /** SHA-256 of everything above. */
  checksum: string
}

/** A partial that cannot be merged, with the reason. */
export class PartialError extends Error {}

/** What was gathered so far, as a partial. */
export async function partialOf(checking: Checking, options: CheckOptions): Promise<Partial> {
  const { standard, type, profile } = options
  const body = {
    shebiaoPartial: 1 as const,
    version,
    standards: await fingerprint(),
    options: { ...(standard && { standard }), ...(type && { type }), ...(profile && { profile }), ...settle(options) },
    gathered: checking.collector.gathered(),
    waivers: [...checking.waivers].filter(([, waivers]) => waivers.length > 0),
    facts: [...rowsOf(checking.dataset.table)],
  }
  return { ...body, checksum: checksumOf(body) }
}

/**
 * The report of the whole from partials of its parts, in any order. Throws PartialError for one that is damaged, of another
 * version, of other standards or options, or that holds a file that another holds.
 */
export async function merge(partials: Iterable<{ name: string; text: string }>): Promise<Report> {
  const standards = await fingerprint()
  let first: { name: string; options: Partial['options']; checking: Checking } | undefined
  for (const { name, text } of partials) {
    const partial = parsed(name, text, standards)
    first ??= { name, options: partial.options, checking: new Checking(partial.options, () => {}) }
    if (JSON.stringify(partial.options) !== JSON.stringify(first.options))
      throw new PartialError(`${name} 与 ${first.name} 的检查选项不同 (checked with other options than ${first.name})`)
    const { checking } = first
    try {
      checking.collector.take(partial.gathered)
    } catch (error) {
      if (!(error instanceof TwiceError)) throw error
      throw new PartialError(`${name}：文件 ${error.message} 已在另一份中，不能重复计数 (this file is in another partial already)`)
    }
    for (const [source, waivers] of partial.waivers) checking.waivers.set(source, waivers)
    checking.dataset.table.join(partial.facts)
  }
  if (!first) throw new PartialError('没有可合并的部分结果 (no partials to merge)')
  return first.checking.report()
}

function parsed(name: string, text: string, standards: string): Partial {
  let partial: Partial
  try {
    partial = JSON.parse(text) as Partial
  } catch {
    throw new PartialError(`${name} 不是部分结果，或不完整 (no partial, or cut off)`)
  }
  if (typeof partial !== 'object' || partial === null || partial.shebiaoPartial !== 1) throw new PartialError(`${name} 不是部分结果 (no partial)`)
  if (partial.version !== version) throw new PartialError(`${name} 出自版本 ${partial.version}，现为 ${version} (of another version)`)
  if (partial.standards !== standards) throw new PartialError(`${name} 所依的标准或规则与现在不同 (of other standards or rules)`)
  const { checksum, ...body } = partial
  if (checksum !== checksumOf(body)) throw new PartialError(`${name} 的校验和不符，文件已损坏 (damaged: the checksum differs)`)
  return partial
}

function checksumOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/** A digest of the rules, their severities and clauses: what decides a verdict beside the version of this program. */
async function fingerprint(): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify([base, regionsAsOf, clauseSeverity, await listRules()]))
    .digest('hex')
}
