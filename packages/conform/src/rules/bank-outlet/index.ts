// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../model/rule.js'
import agreementDatesInOrder from './agreement-dates-in-order.js'
import bankRunOutletNamesBank from './bank-run-outlet-names-bank.js'
import exitedOutletStatesWhenAndWhy from './exited-outlet-states-when-and-why.js'
import operatingOutletHasAgreementInForce from './operating-outlet-has-agreement-in-force.js'
import operatingOutletHasAgreement from './operating-outlet-has-agreement.js'
import outletAddressIsPrecise from './outlet-address-is-precise.js'
import outletDatesInOrder from './outlet-dates-in-order.js'
import outletElementsComplete from './outlet-elements-complete.js'
import outletHoursNameDays from './outlet-hours-name-days.js'
import outletPhonesDiffer from './outlet-phones-differ.js'
import outletServiceHasDelegationMode from './outlet-service-has-delegation-mode.js'
import outletServiceHasItemCode from './outlet-service-has-item-code.js'
import outletServicesWithinAgreement from './outlet-services-within-agreement.js'
import outletTownshipInRegion from './outlet-township-in-region.js'

const rules: Rule[] = [agreementDatesInOrder, bankRunOutletNamesBank, exitedOutletStatesWhenAndWhy, operatingOutletHasAgreementInForce, operatingOutletHasAgreement, outletAddressIsPrecise, outletDatesInOrder, outletElementsComplete, outletHoursNameDays, outletPhonesDiffer, outletServiceHasDelegationMode, outletServiceHasItemCode, outletServicesWithinAgreement, outletTownshipInRegion] as Rule[]
export default rules
