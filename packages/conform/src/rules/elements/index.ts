// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { ElementRule } from '../../model/rule.js'
import codeInForce from './code-in-force.js'
import creditCodeCheckCharacter from './credit-code-check-character.js'
import legalBasisIsNamed from './legal-basis-is-named.js'
import limitAgreesWithText from './limit-agrees-with-text.js'
import limitIsUnderstood from './limit-is-understood.js'
import openingHoursAgree from './opening-hours-agree.js'
import openingPeriodInOrder from './opening-period-in-order.js'
import openingPeriodsDisjoint from './opening-periods-disjoint.js'
import pastDateNotInFuture from './past-date-not-in-future.js'
import phoneDialable from './phone-dialable.js'
import placeSaysWhere from './place-says-where.js'
import pointNotSwapped from './point-not-swapped.js'
import regionCodeKnown from './region-code-known.js'
import regionNameMatchesCode from './region-name-matches-code.js'
import seasonDaysExist from './season-days-exist.js'
import textSaysSomething from './text-says-something.js'
import webAddressCanBeOpened from './web-address-can-be-opened.js'
import zeroLimitIsImmediate from './zero-limit-is-immediate.js'

const rules: ElementRule[] = [codeInForce, creditCodeCheckCharacter, legalBasisIsNamed, limitAgreesWithText, limitIsUnderstood, openingHoursAgree, openingPeriodInOrder, openingPeriodsDisjoint, pastDateNotInFuture, phoneDialable, placeSaysWhere, pointNotSwapped, regionCodeKnown, regionNameMatchesCode, seasonDaysExist, textSaysSomething, webAddressCanBeOpened, zeroLimitIsImmediate] as ElementRule[]
export default rules
