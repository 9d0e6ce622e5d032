// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../rule.js'
import crossDepartmentStepHasDataInterface from './cross-department-step-has-data-interface.js'
import onePointRegistration from './one-point-registration.js'
import packageItemsValid from './package-items-valid.js'

const rules: Rule[] = [crossDepartmentStepHasDataInterface, onePointRegistration, packageItemsValid] as Rule[]
export default rules
