// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../../rule.js'
import processFlowRenderable from './process-flow-renderable.js'
import unifiedDocumentsPresent from './unified-documents-present.js'

const rules: Rule[] = [processFlowRenderable, unifiedDocumentsPresent] as Rule[]
export default rules
