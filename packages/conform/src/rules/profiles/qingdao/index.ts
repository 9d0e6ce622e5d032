// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../../model/rule.js'
import crossRegionItemHasRemoteMode from './cross-region-item-has-remote-mode.js'
import deferrableMaterialRequiresCommitment from './deferrable-material-requires-commitment.js'
import fullyOnlineNoOnsite from './fully-online-no-onsite.js'
import fundItemFormHasCreditCommitment from './fund-item-form-has-credit-commitment.js'
import guidePublishedChannels from './guide-published-channels.js'
import hotItemRequiredChannels from './hot-item-required-channels.js'
import immediateWithin30Minutes from './immediate-within-30-minutes.js'
import jointHandlingOnePlace from './joint-handling-one-place.js'
import onSiteRequirementHasLegalBasis from './on-site-requirement-has-legal-basis.js'
import packageFlowOneFrontParallelBack from './package-flow-one-front-parallel-back.js'
import packageGuidePublishedEverywhere from './package-guide-published-everywhere.js'
import packageGuideRequiredFields from './package-guide-required-fields.js'
import packageMaterialsAreSingle from './package-materials-are-single.js'
import packageMaterialsListedOnce from './package-materials-listed-once.js'
import packageMergesMaterials from './package-merges-materials.js'
import packageSingleVisit from './package-single-visit.js'
import promisedLimitHalved from './promised-limit-halved.js'
import remoteAgencyNamesJurisdiction from './remote-agency-names-jurisdiction.js'
import remoteAgencyNamesTransferMethod from './remote-agency-names-transfer-method.js'

const rules: Rule[] = [crossRegionItemHasRemoteMode, deferrableMaterialRequiresCommitment, fullyOnlineNoOnsite, fundItemFormHasCreditCommitment, guidePublishedChannels, hotItemRequiredChannels, immediateWithin30Minutes, jointHandlingOnePlace, onSiteRequirementHasLegalBasis, packageFlowOneFrontParallelBack, packageGuidePublishedEverywhere, packageGuideRequiredFields, packageMaterialsAreSingle, packageMaterialsListedOnce, packageMergesMaterials, packageSingleVisit, promisedLimitHalved, remoteAgencyNamesJurisdiction, remoteAgencyNamesTransferMethod] as Rule[]
export default rules
