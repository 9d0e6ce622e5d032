// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { DataRule } from '../../dataset/data-rule.js'
import fourLevelFourSame from './service-item/four-level-four-same.js'
import itemCodesUnique from './service-item/item-codes-unique.js'

/** The rules on data sets. */
export const dataRules: readonly DataRule[] = [
  fourLevelFourSame,
  itemCodesUnique,
]
