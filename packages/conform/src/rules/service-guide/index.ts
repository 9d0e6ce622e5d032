// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../model/rule.js'
import crossProvinceGuideFrameworkComplete from './cross-province-guide-framework-complete.js'
import feeHasBasis from './fee-has-basis.js'
import formIsDownloadable from './form-is-downloadable.js'
import freeGuideHasNoFee from './free-guide-has-no-fee.js'
import guide11ElementsComplete from './guide-11-elements-complete.js'
import guideAddressIsPrecise from './guide-address-is-precise.js'
import guideDatesInOrder from './guide-dates-in-order.js'
import guideHoursNameDays from './guide-hours-name-days.js'
import guideIsInForce from './guide-is-in-force.js'
import guideIsPublished from './guide-is-published.js'
import guideKindAgreesWithLimit from './guide-kind-agrees-with-limit.js'
import guideLimitWithinStatutory from './guide-limit-within-statutory.js'
import guidePhonesDiffer from './guide-phones-differ.js'
import guideStepDetail from './guide-step-detail.js'
import guideStepsWithinLimit from './guide-steps-within-limit.js'
import guideWithoutVisitsHasRemoteMethod from './guide-without-visits-has-remote-method.js'
import localMaterialHasLegalBasis from './local-material-has-legal-basis.js'
import onlineGuideHasInstructions from './online-guide-has-instructions.js'
import onlineGuideOffersWindow from './online-guide-offers-window.js'

const rules: Rule[] = [crossProvinceGuideFrameworkComplete, feeHasBasis, formIsDownloadable, freeGuideHasNoFee, guide11ElementsComplete, guideAddressIsPrecise, guideDatesInOrder, guideHoursNameDays, guideIsInForce, guideIsPublished, guideKindAgreesWithLimit, guideLimitWithinStatutory, guidePhonesDiffer, guideStepDetail, guideStepsWithinLimit, guideWithoutVisitsHasRemoteMethod, localMaterialHasLegalBasis, onlineGuideHasInstructions, onlineGuideOffersWindow] as Rule[]
export default rules
