// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../model/rule.js'
import feeHasBasis from './fee-has-basis.js'
import formIsDownloadable from './form-is-downloadable.js'
import freeGuideHasNoFee from './free-guide-has-no-fee.js'
import guideAddressIsPrecise from './guide-address-is-precise.js'
import guideCodesAgree from './guide-codes-agree.js'
import guideElementsComplete from './guide-elements-complete.js'
import guideHoursNameDays from './guide-hours-name-days.js'
import guideIsPublished from './guide-is-published.js'
import guideKindAgreesWithLimit from './guide-kind-agrees-with-limit.js'
import guideLimitWithinStatutory from './guide-limit-within-statutory.js'
import guideMaterialsConsistent from './guide-materials-consistent.js'
import guideNoOpenEndedRequirement from './guide-no-open-ended-requirement.js'
import guidePhonesDiffer from './guide-phones-differ.js'
import guideStepDetail from './guide-step-detail.js'
import guideStepsWithinLimit from './guide-steps-within-limit.js'
import guideWithoutVisitsHasRemoteMethod from './guide-without-visits-has-remote-method.js'
import localMaterialHasLegalBasis from './local-material-has-legal-basis.js'
import onlineGuideHasInstructions from './online-guide-has-instructions.js'
import onlineGuideOffersWindow from './online-guide-offers-window.js'

const rules: Rule[] = [feeHasBasis, formIsDownloadable, freeGuideHasNoFee, guideAddressIsPrecise, guideCodesAgree, guideElementsComplete, guideHoursNameDays, guideIsPublished, guideKindAgreesWithLimit, guideLimitWithinStatutory, guideMaterialsConsistent, guideNoOpenEndedRequirement, guidePhonesDiffer, guideStepDetail, guideStepsWithinLimit, guideWithoutVisitsHasRemoteMethod, localMaterialHasLegalBasis, onlineGuideHasInstructions, onlineGuideOffersWindow] as Rule[]
export default rules
