import type { Publication } from '@shebiao/schemas/common/1.0'
import type { DataProblem, Remember } from '../model/data-rule.js'
import type { Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import type { Text } from '../model/rule.js'

type CopyPart = 'sourceId' | 'version' | 'contentHash'

const titles: Record<CopyPart, Text> = {
  sourceId: { zh: '数据源标识', en: 'source' },
  version: { zh: '公开版本', en: 'version' },
  contentHash: { zh: '内容摘要', en: 'digest' },
}

/** Remembers, for every published copy, the parts that must be equal in all copies, with its channel. */
export function rememberCopies(publications: readonly Publication[] | undefined, parts: readonly CopyPart[], key: string, remember: Remember): void {
  for (const [i, publication] of (publications ?? []).entries()) {
    for (const part of parts) {
      const value = publication[part]
      if (value !== undefined) remember(key, pack(part, value, publication.channel), `/publications/${i}/${part}`)
    }
  }
}

/** Yields a problem for each part in which the copies under one key differ. Parameters: `item`, `part`, and `found`, the values with their channels. */
export function* copyDifferences({ key, facts }: Group): Generator<DataProblem> {
  const parts = new Map<string, Map<string, { channels: string[]; facts: Group['facts'][number][] }>>()
  for (const fact of facts) {
    const [part, value, channel] = unpack(fact.fact) as [string, string, string]
    const values = parts.get(part) ?? new Map<string, { channels: string[]; facts: Group['facts'][number][] }>()
    const own = values.get(value) ?? { channels: [], facts: [] }
    own.channels.push(channel)
    own.facts.push(fact)
    parts.set(part, values.set(value, own))
  }
  for (const [part, values] of parts) {
    if (values.size < 2) continue
    const found = [...values].map(([value, { channels }]) => ({
      zh: '{channels}为“{value}”',
      en: '“{value}” at {channels}',
      with: { value: value.length > 16 ? `${value.slice(0, 12)}…` : value, channels: channels.map((code) => ({ code, list: 'common/publication-channel' })) },
    }))
    const deviating = [...values.values()].flatMap(({ facts: own }) => own)
    const subject = titles[part as CopyPart]
    yield { deviating, comparison: { subject, found }, item: unpack(key).filter(Boolean).join(' '), part: subject, found }
  }
}
