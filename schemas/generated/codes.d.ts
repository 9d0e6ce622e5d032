import type { CodeLabel } from './runtime.js'
/** 代码表：名称、有效期与各代码体系的数字代码 (labels, validity and digits of every code list). */
export declare const codes: {
  readonly "bank-outlet/area-type": Readonly<Record<
    | "urban"
    | "rural"
  , CodeLabel>>
  readonly "bank-outlet/card-service": Readonly<Record<
    | "lossReport"
    | "changePassword"
    | "cancelLossReport"
    | "resetPassword"
    | "application"
    | "activation"
    | "replacement"
  , CodeLabel>>
  readonly "bank-outlet/construction-status": Readonly<Record<
    | "new"
    | "existing"
  , CodeLabel>>
  readonly "bank-outlet/delegation-mode": Readonly<Record<
    | "entrustedAcceptance"
    | "authorizedHandling"
    | "assistedAgency"
    | "other"
  , CodeLabel>>
  readonly "bank-outlet/delegation-scope": Readonly<Record<
    | "all"
    | "part"
  , CodeLabel>>
  readonly "bank-outlet/equipment-kind": Readonly<Record<
    | "selfServiceCardMachine"
    | "selfServiceTerminal"
    | "queryTerminal"
    | "documentCamera"
    | "identityCardReader"
    | "socialSecurityCardReader"
    | "cardPrinter"
    | "queueMachine"
    | "evaluationDevice"
    | "printer"
    | "accessibleFacility"
  , CodeLabel>>
  readonly "bank-outlet/equipment-status": Readonly<Record<
    | "planned"
    | "inService"
  , CodeLabel>>
  readonly "bank-outlet/network-access": Readonly<Record<
    | "dedicatedLine"
    | "externalNetwork"
  , CodeLabel>>
  readonly "bank-outlet/operator-type": Readonly<Record<
    | "bank"
    | "grassrootsPlatform"
  , CodeLabel>>
  readonly "bank-outlet/outlet-kind": Readonly<Record<
    | "branch"
    | "conveniencePoint"
    | "selfServicePoint"
    | "integratedOutlet"
  , CodeLabel>>
  readonly "bank-outlet/outlet-status": Readonly<Record<
    | "preparing"
    | "operating"
    | "suspended"
    | "exited"
  , CodeLabel>>
  readonly "bank-outlet/outreach-site-type": Readonly<Record<
    | "largeEnterprise"
    | "school"
    | "township"
    | "community"
  , CodeLabel>>
  readonly "bank-outlet/standard-level": Readonly<Record<
    | "national"
    | "industry"
    | "local"
  , CodeLabel>>
  readonly "common/contact-kind": Readonly<Record<
    | "phone"
    | "online"
    | "window"
    | "email"
    | "letter"
  , CodeLabel>>
  readonly "common/coordinate-system": Readonly<Record<
    | "gcj02"
    | "wgs84"
    | "cgcs2000"
    | "bd09"
  , CodeLabel>>
  readonly "common/currency": Readonly<Record<
    | "CNY"
  , CodeLabel>>
  readonly "common/delivery-method": Readonly<Record<
    | "mail"
    | "pickup"
    | "direct"
    | "sms"
    | "announcement"
  , CodeLabel>>
  readonly "common/handling-kind": Readonly<Record<
    | "immediate"
    | "promised"
    | "other"
  , CodeLabel>>
  readonly "common/handling-method": Readonly<Record<
    | "window"
    | "online"
    | "computerOnline"
    | "mobileOnline"
    | "express"
    | "onlinePreReview"
    | "selfService"
    | "sameCity"
    | "entrustedAgency"
    | "other"
  , CodeLabel>>
  readonly "common/holiday-service": Readonly<Record<
    | "closed"
    | "open"
    | "asNotified"
  , CodeLabel>>
  readonly "common/hours-kind": Readonly<Record<
    | "regular"
    | "extended"
    | "staggered"
  , CodeLabel>>
  readonly "common/item-type": Readonly<Record<
    | "administrativePower"
    | "administrativeLicence"
    | "administrativePenalty"
    | "administrativeCompulsion"
    | "administrativeCollection"
    | "administrativePayment"
    | "administrativeInspection"
    | "administrativeConfirmation"
    | "administrativeReward"
    | "administrativeRuling"
    | "otherAdministrativePower"
    | "publicService"
  , CodeLabel>>
  readonly "common/legal-basis-level": Readonly<Record<
    | "law"
    | "regulation"
    | "rule"
    | "normativeDocument"
  , CodeLabel>>
  readonly "common/limit-unit": Readonly<Record<
    | "minute"
    | "hour"
    | "workingDay"
    | "calendarDay"
    | "month"
    | "year"
  , CodeLabel>>
  readonly "common/material-form": Readonly<Record<
    | "paper"
    | "electronic"
    | "paperAndElectronic"
    | "paperOrElectronic"
  , CodeLabel>>
  readonly "common/material-kind": Readonly<Record<
    | "original"
    | "copy"
    | "originalAndCopy"
    | "originalOrCopy"
  , CodeLabel>>
  readonly "common/material-necessity": Readonly<Record<
    | "required"
    | "optional"
    | "deferrable"
    | "creditDeferrable"
  , CodeLabel>>
  readonly "common/material-source": Readonly<Record<
    | "applicant"
    | "government"
    | "intermediary"
    | "other"
  , CodeLabel>>
  readonly "common/place-kind": Readonly<Record<
    | "counter"
    | "online"
    | "outlets"
  , CodeLabel>>
  readonly "common/publication-channel": Readonly<Record<
    | "governmentWebsite"
    | "hotline12333"
    | "brochure"
    | "provincialGovServicePlatform"
    | "socialInsurancePublicServicePlatform"
    | "wechatOfficialAccount"
    | "serviceHall"
    | "mobileClient"
    | "other"
  , CodeLabel>>
  readonly "common/result-type": Readonly<Record<
    | "certificate"
    | "document"
    | "approval"
    | "none"
  , CodeLabel>>
  readonly "common/service-class": Readonly<Record<
    | "basic"
    | "other"
  , CodeLabel>>
  readonly "common/service-target": Readonly<Record<
    | "naturalPerson"
    | "employer"
    | "enterprise"
    | "publicInstitution"
    | "socialOrganization"
    | "unincorporatedEnterprise"
    | "administrativeOrgan"
    | "otherOrganization"
    | "individualBusiness"
    | "partTime"
    | "freelancer"
  , CodeLabel>>
  readonly "common/start-trigger": Readonly<Record<
    | "applicationReceived"
    | "materialsReceived"
    | "completeMaterialsReceived"
    | "accepted"
    | "acceptanceLetterReceived"
    | "relationAndFundReceived"
  , CodeLabel>>
  readonly "common/step-type": Readonly<Record<
    | "application"
    | "acceptance"
    | "review"
    | "approval"
    | "completion"
    | "delivery"
    | "feedback"
    | "filing"
    | "hearing"
    | "serviceOfDocuments"
  , CodeLabel>>
  readonly "common/weekday": Readonly<Record<
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  , CodeLabel>>
  readonly "service-guide/business-window-kind": Readonly<Record<
    | "monthlyChangePeriod"
  , CodeLabel>>
  readonly "service-guide/convenience-measure": Readonly<Record<
    | "greenChannel"
    | "appointment"
    | "homeVisit"
    | "emergency"
  , CodeLabel>>
  readonly "service-guide/disclosure-type": Readonly<Record<
    | "policy"
    | "process"
    | "personalInformation"
  , CodeLabel>>
  readonly "service-guide/remedy-kind": Readonly<Record<
    | "reconsideration"
    | "litigation"
  , CodeLabel>>
  readonly "service-guide/result-document": Readonly<Record<
    | "retirementCertificate"
    | "accountOpeningVoucher"
    | "pensionBreakdown"
  , CodeLabel>>
  readonly "service-guide/special-group": Readonly<Record<
    | "elderly"
    | "disabled"
    | "other"
  , CodeLabel>>
  readonly "service-item/actor-side": Readonly<Record<
    | "newPlaceAgency"
    | "originalPlaceAgency"
  , CodeLabel>>
  readonly "service-item/app-function": Readonly<Record<
    | "policyQuery"
    | "guideQuery"
    | "personalInsuranceQuery"
    | "employmentInfoQuery"
    | "freeNotification"
    | "nearbyGps"
  , CodeLabel>>
  readonly "service-item/beneficiary-type": Readonly<Record<
    | "enterprise"
    | "person"
  , CodeLabel>>
  readonly "service-item/business-stage": Readonly<Record<
    | "registration"
    | "contribution"
    | "audit"
  , CodeLabel>>
  readonly "service-item/card-record": Readonly<Record<
    | "employmentRegistrationRecord"
  , CodeLabel>>
  readonly "service-item/catalogue-category": Readonly<Record<
    | "labourEmployment"
    | "socialInsurance"
  , CodeLabel>>
  readonly "service-item/catalogue-domain": Readonly<Record<
    | "socialInsurance"
  , CodeLabel>>
  readonly "service-item/catalogue-status": Readonly<Record<
    | "reference"
    | "mandatory"
  , CodeLabel>>
  readonly "service-item/channel-side": Readonly<Record<
    | "online"
    | "offline"
  , CodeLabel>>
  readonly "service-item/channel-type": Readonly<Record<
    | "serviceHall"
    | "onlinePlatform"
    | "mobileClient"
    | "selfServiceTerminal"
    | "hotline12333"
    | "socialInsurancePublicServicePlatform"
    | "electronicSocialSecurityCard"
    | "thirdPartyPlatform"
    | "wechatMiniProgram"
    | "grassrootsSelfServiceDevice"
    | "nationalGovServicePlatform"
    | "wechatOfficialAccount"
    | "telephone"
    | "bankOutlet"
    | "grassrootsPlatform"
    | "ministryTransferPlatform"
    | "other"
  , CodeLabel>>
  readonly "service-item/commitment-kind": Readonly<Record<
    | "deferred"
    | "credit"
  , CodeLabel>>
  readonly "service-item/completion-type": Readonly<Record<
    | "immediate"
    | "limited"
    | "instant"
  , CodeLabel>>
  readonly "service-item/convenience-mode": Readonly<Record<
    | "online"
    | "mobile"
    | "nearby"
    | "oneVisit"
    | "oneCard"
    | "contactless"
  , CodeLabel>>
  readonly "service-item/coordination-scope": Readonly<Record<
    | "crossLevel"
    | "crossRegion"
    | "crossDepartment"
    | "crossBusiness"
  , CodeLabel>>
  readonly "service-item/cross-province-capability": Readonly<Record<
    | "businessLinkage"
    | "statusQuery"
    | "serviceConnection"
    | "supervisionLinkage"
  , CodeLabel>>
  readonly "service-item/department": Readonly<Record<
    | "humanResourcesSocialSecurity"
    | "taxation"
    | "marketRegulation"
    | "healthSecurity"
  , CodeLabel>>
  readonly "service-item/document-type": Readonly<Record<
    | "flowchart"
    | "handlingProcedure"
    | "operationManual"
    | "serviceGuide"
    | "managementMeasures"
  , CodeLabel>>
  readonly "service-item/electronic-credential": Readonly<Record<
    | "socialSecurityCard"
    | "eIdentityCard"
    | "eBusinessLicence"
  , CodeLabel>>
  readonly "service-item/flowchart-audience": Readonly<Record<
    | "external"
    | "internal"
  , CodeLabel>>
  readonly "service-item/handling-feature": Readonly<Record<
    | "comprehensiveWindow"
    | "regionWide"
    | "onlineFirst"
  , CodeLabel>>
  readonly "service-item/handling-scope": Readonly<Record<
    | "nationwide"
    | "crossProvince"
    | "crossCity"
    | "crossCounty"
  , CodeLabel>>
  readonly "service-item/handling-zone": Readonly<Record<
    | "sichuanChongqing"
  , CodeLabel>>
  readonly "service-item/hotline-form": Readonly<Record<
    | "phone"
    | "sms"
    | "mobileApp"
  , CodeLabel>>
  readonly "service-item/implementer-kind": Readonly<Record<
    | "statutoryAuthority"
    | "authorisedOrganization"
    | "entrustedOrganization"
    | "other"
  , CodeLabel>>
  readonly "service-item/initiation-type": Readonly<Record<
    | "onApplication"
    | "exOfficio"
  , CodeLabel>>
  readonly "service-item/insurance-type": Readonly<Record<
    | "pension"
    | "workInjury"
    | "unemployment"
    | "employeePension"
    | "residentPension"
    | "employeeMedical"
    | "residentMedical"
    | "maternity"
  , CodeLabel>>
  readonly "service-item/integration-platform": Readonly<Record<
    | "socialInsurancePublicServicePlatform"
    | "provincialSocialInsurancePlatform"
    | "localGovServicePlatform"
  , CodeLabel>>
  readonly "service-item/item-change-type": Readonly<Record<
    | "takenOver"
    | "delegatedDown"
    | "cancelled"
  , CodeLabel>>
  readonly "service-item/item-list": Readonly<Record<
    | "provinceWideList"
    | "crossProvinceList"
    | "speedUpList"
    | "hotList"
  , CodeLabel>>
  readonly "service-item/item-state": Readonly<Record<
    | "inUse"
    | "suspended"
    | "cancelled"
  , CodeLabel>>
  readonly "service-item/management-level": Readonly<Record<
    | "city"
    | "district"
  , CodeLabel>>
  readonly "service-item/material-access": Readonly<Record<
    | "withinDepartment"
    | "withinSystem"
    | "otherDepartment"
    | "socialSecurityCard"
    | "none"
  , CodeLabel>>
  readonly "service-item/online-assistance": Readonly<Record<
    | "guidedHandling"
    | "intelligentCustomerService"
  , CodeLabel>>
  readonly "service-item/online-depth": Readonly<Record<
    | "none"
    | "information"
    | "onlineAcceptance"
    | "fullyOnline"
  , CodeLabel>>
  readonly "service-item/online-stage": Readonly<Record<
    | "consultation"
    | "receipt"
    | "preReview"
    | "acceptance"
    | "handling"
    | "feedback"
    | "credentialFeedback"
    | "other"
  , CodeLabel>>
  readonly "service-item/package-stage": Readonly<Record<
    | "bundledAcceptance"
    | "splitHandling"
    | "consolidatedFeedback"
  , CodeLabel>>
  readonly "service-item/package-theme": Readonly<Record<
    | "recruitment"
    | "contractTermination"
    | "unemployment"
    | "entrepreneurship"
    | "graduateEmployment"
    | "institutionRecruitment"
    | "retirement"
    | "workDeathBenefit"
    | "retireeDeath"
    | "socialSecurityCard"
  , CodeLabel>>
  readonly "service-item/pooling-level": Readonly<Record<
    | "national"
    | "province"
    | "city"
    | "county"
  , CodeLabel>>
  readonly "service-item/quick-handling-mode": Readonly<Record<
    | "packaged"
    | "speedUp"
    | "simplified"
    | "online"
    | "remote"
  , CodeLabel>>
  readonly "service-item/reference-item": Readonly<Record<
    | "basicEmploymentService"
    | "entrepreneurshipService"
    | "employmentAssistance"
    | "traineeshipService"
    | "jointRecruitment"
    | "personnelFileService"
    | "skillTraining"
    | "migrantWorkerTraining"
    | "hotline12333"
    | "labourRelations"
    | "labourInspection"
    | "disputeMediation"
    | "employeePension"
    | "residentPension"
    | "employeeMedical"
    | "residentMedical"
    | "unemployment"
    | "workInjury"
    | "maternity"
  , CodeLabel>>
  readonly "service-item/remote-handling-mode": Readonly<Record<
    | "fullyOnline"
    | "remoteAgency"
    | "jointHandling"
  , CodeLabel>>
  readonly "service-item/risk-level": Readonly<Record<
    | "low"
    | "medium"
    | "high"
  , CodeLabel>>
  readonly "service-item/selection-criterion": Readonly<Record<
    | "stronglyRelated"
    | "highDemand"
    | "strongBenefit"
  , CodeLabel>>
  readonly "service-item/service-tier": Readonly<Record<
    | "hall"
    | "townshipPlatform"
    | "communityWindow"
    | "online"
  , CodeLabel>>
  readonly "service-item/special-procedure": Readonly<Record<
    | "extendedReview"
    | "other"
  , CodeLabel>>
  readonly "service-item/substitute-material": Readonly<Record<
    | "laborContract"
    | "employmentRegistration"
    | "socialInsuranceContributionRecord"
  , CodeLabel>>
  readonly "service-item/transfer-method": Readonly<Record<
    | "mail"
    | "systemPush"
  , CodeLabel>>
  readonly "service-item/use-level": Readonly<Record<
    | "national"
    | "province"
    | "city"
    | "county"
    | "township"
    | "village"
    | "graded"
  , CodeLabel>>
  readonly "service-item/user-type": Readonly<Record<
    | "unit"
    | "individual"
    | "vipUnit"
  , CodeLabel>>
}
/** The code list of a name that is only known at run time, as `field.codeList` is; undefined where there is none. */
export declare function codeList(name: string): Readonly<Record<string, CodeLabel>> | undefined
