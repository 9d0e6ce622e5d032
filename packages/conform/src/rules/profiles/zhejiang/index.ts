// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../../model/rule.js'
import outletConformsToLocalStandard from './outlet-conforms-to-local-standard.js'

const rules: Rule[] = [outletConformsToLocalStandard] as Rule[]
export default rules
