// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../../model/rule.js'
import managementMeasuresPresent from './management-measures-present.js'
import processFlowRenderable from './process-flow-renderable.js'

const rules: Rule[] = [managementMeasuresPresent, processFlowRenderable] as Rule[]
export default rules
