import type { Change, SideNote } from '../compare/change.js'
import type { Comparison } from '../compare/compare.js'
import type { EditionComparison } from '../editions/compare-editions.js'
import type { BilingualText } from '../model/text.js'

/** The language of a rendered comparison. */
export type Language = keyof BilingualText

/** What the two sides of a comparison are called. */
export interface SideNames {
  old: string
  new: string
}

/** A comparison of schemas or of editions. */
export type RenderedComparison = Comparison & Partial<Pick<EditionComparison, 'refutedBy'>>

/** The record type of a witness in brackets; empty where there is only one. */
export function typeOf({ refutedBy }: RenderedComparison, direction: 'oldWithinNew' | 'newWithinOld'): string {
  const type = refutedBy?.[direction]
  return type === undefined ? '' : ` (${type})`
}

/** The words of a rendered comparison, in Chinese and English. */
export const messages = {
  bump: {
    major: { zh: '主版本（有破坏性改动）', en: 'major (breaking)' },
    minor: { zh: '次版本（放宽或新增）', en: 'minor (looser or more)' },
    patch: { zh: '修订（只改说明）', en: 'patch (words only)' },
  },
  version: { zh: '版本号应升', en: 'version step' },
  oldWithinNew: { zh: '按旧版做的数据都符合新版', en: 'data made by the old satisfy the new' },
  newWithinOld: { zh: '按新版做的数据都符合旧版', en: 'data made by the new satisfy the old' },
  answer: {
    proved: { zh: '已证明', en: 'proved' },
    refuted: { zh: '不成立', en: 'refuted' },
    unknown: { zh: '无法判定', en: 'unknown' },
  },
  witness: { zh: '反例', en: 'witness' },
  reason: { zh: '理由', en: 'reason' },
  note: { zh: '注意', en: 'note' },
  none: { zh: '没有不同。', en: 'No difference.' },
  kind: {
    added: { zh: '新增', en: 'added' },
    removed: { zh: '删去', en: 'removed' },
    tightened: { zh: '收紧', en: 'tightened' },
    loosened: { zh: '放宽', en: 'loosened' },
    changed: { zh: '改变', en: 'changed' },
    annotation: { zh: '说明', en: 'annotation' },
  },
  breaks: {
    producers: { zh: '影响填报方', en: 'breaks producers' },
    readers: { zh: '影响使用方', en: 'breaks readers' },
  },
  separator: { zh: '、', en: ', ' },
  columns: [
    { zh: '类别', en: 'Kind' },
    { zh: '位置', en: 'Place' },
    { zh: '改动', en: 'Change' },
    { zh: '影响', en: 'Breaks' },
    { zh: '条款', en: 'Clause' },
  ],
}

export function titleOf({ old, new: next }: SideNames): string {
  return `${old} → ${next}`
}

/** How many changes there are, and how many of them break whom: `影响填报方 7，影响使用方 10，共 51 处改动`. */
export function countLine(changes: readonly Change[], language: Language): string {
  const breaking = (['producers', 'readers'] as const).map((who) => `${messages.breaks[who][language]} ${changes.filter(({ breaks }) => breaks[who]).length}`)
  return language === 'zh' ? `${breaking.join('，')}，共 ${changes.length} 处改动` : `${breaking.join(', ')}, of ${changes.length} changes`
}

/** A note with the side it stands on: `注意 old.json #/maxLenght: …`. */
export function noteLine(note: SideNote, names: SideNames, language: Language): string {
  return `${names[note.side]}${note.type ? ` ${note.type}` : ''} ${note.place}: ${note[language]}`
}

/** Whom a change breaks; empty where it breaks nobody. */
export function effectOf({ breaks }: Change, language: Language): string {
  return (['producers', 'readers'] as const)
    .filter((who) => breaks[who])
    .map((who) => messages.breaks[who][language])
    .join(messages.separator[language])
}

/** The record type and the field of a change, and how many further fields it concerns. */
export function placeOf({ place }: Change): string {
  return `${place.type ? `${place.type} ` : ''}${place.data === '' ? '/' : place.data}${place.also ? ` (+${place.also.length})` : ''}`
}
