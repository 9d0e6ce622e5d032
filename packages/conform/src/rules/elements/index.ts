// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { ElementRule } from '../../model/rule.js'
import codeInForce from './code-in-force.js'
import creditCodeCheckCharacter from './credit-code-check-character.js'
import legalBasisIsNamed from './legal-basis-is-named.js'
import openingPeriodInOrder from './opening-period-in-order.js'
import openingPeriodsDisjoint from './opening-periods-disjoint.js'
import phoneDialable from './phone-dialable.js'
import placeSaysWhere from './place-says-where.js'
import pointNotSwapped from './point-not-swapped.js'
import regionCodeKnown from './region-code-known.js'
import regionNameMatchesCode from './region-name-matches-code.js'
import textSaysSomething from './text-says-something.js'
import zeroLimitIsImmediate from './zero-limit-is-immediate.js'

const rules: ElementRule[] = [codeInForce, creditCodeCheckCharacter, legalBasisIsNamed, openingPeriodInOrder, openingPeriodsDisjoint, phoneDialable, placeSaysWhere, pointNotSwapped, regionCodeKnown, regionNameMatchesCode, textSaysSomething, zeroLimitIsImmediate] as ElementRule[]
export default rules
