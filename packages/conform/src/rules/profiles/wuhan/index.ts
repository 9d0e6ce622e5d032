// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { Rule } from '../../../model/rule.js'
import flexibleWorkersNeedNoLocalHousehold from './flexible-workers-need-no-local-household.js'
import hospitalTransferApprovedInTime from './hospital-transfer-approved-in-time.js'
import hotline24h from './hotline-24h.js'
import itemFourElementsComplete from './item-four-elements-complete.js'
import outletOpensAfterTrainingAndAcceptance from './outlet-opens-after-training-and-acceptance.js'
import outletStatesDelegatedItems from './outlet-states-delegated-items.js'
import reimbursement15WorkingDays from './reimbursement-15-working-days.js'
import retirementCertificateFree from './retirement-certificate-free.js'
import rightsRecordAtHall from './rights-record-at-hall.js'
import stepAuthorityMatchesRisk from './step-authority-matches-risk.js'
import transferPromiseWithin45WorkingDays from './transfer-promise-within-45-working-days.js'
import transferStageWithin15WorkingDays from './transfer-stage-within-15-working-days.js'
import unemploymentClaimIsImmediate from './unemployment-claim-is-immediate.js'

const rules: Rule[] = [flexibleWorkersNeedNoLocalHousehold, hospitalTransferApprovedInTime, hotline24h, itemFourElementsComplete, outletOpensAfterTrainingAndAcceptance, outletStatesDelegatedItems, reimbursement15WorkingDays, retirementCertificateFree, rightsRecordAtHall, stepAuthorityMatchesRisk, transferPromiseWithin45WorkingDays, transferStageWithin15WorkingDays, unemploymentClaimIsImmediate] as Rule[]
export default rules
