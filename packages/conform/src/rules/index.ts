// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { ElementRule, Rule } from '../model/rule.js'
import elements from './elements/index.js'

/** The rules on data elements, wherever a record uses them. */
export const elementRules: ElementRule[] = elements

const groups: Record<string, () => Promise<{ default: Rule[] }>> = {
  'bank-outlet': () => import('./bank-outlet/index.js'),
  'profiles/qingdao': () => import('./profiles/qingdao/index.js'),
  'profiles/sichuan': () => import('./profiles/sichuan/index.js'),
  'profiles/wuhan': () => import('./profiles/wuhan/index.js'),
  'profiles/zhejiang': () => import('./profiles/zhejiang/index.js'),
  'service-guide': () => import('./service-guide/index.js'),
  'service-item': () => import('./service-item/index.js'),
}

/** Names of the groups of record rules: standards, and `profiles/<place>`. */
export const ruleGroups: string[] = Object.keys(groups)

/** The record rules of a group; none where the group does not exist. */
export async function loadRules(group: string): Promise<Rule[]> {
  return (await groups[group]?.())?.default ?? []
}
