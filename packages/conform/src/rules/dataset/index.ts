// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.
import type { DataRule } from '../../model/data-rule.js'
import highFrequencyItemsAvailableAtOutlets from './bank-outlet/high-frequency-items-available-at-outlets.js'
import outletIdentifiersUnique from './bank-outlet/outlet-identifiers-unique.js'
import outletListedOnce from './bank-outlet/outlet-listed-once.js'
import outletServicesInCatalogue from './bank-outlet/outlet-services-in-catalogue.js'
import serviceCircleReached from './bank-outlet/service-circle-reached.js'
import cancelledItemsEnded from './profiles/qingdao/cancelled-items-ended.js'
import everyItemOnline from './profiles/qingdao/every-item-online.js'
import fullyOnlineRate from './profiles/qingdao/fully-online-rate.js'
import guideMatchesImplementation from './profiles/qingdao/guide-matches-implementation.js'
import listedItemsUniform from './profiles/qingdao/listed-items-uniform.js'
import packageCountReached from './profiles/qingdao/package-count-reached.js'
import versionsLighten from './profiles/qingdao/versions-lighten.js'
import fourLevelSixElementSame from './profiles/sichuan/four-level-six-element-same.js'
import jointGuidesUnified from './profiles/sichuan/joint-guides-unified.js'
import jointItemListsIdentical from './profiles/sichuan/joint-item-lists-identical.js'
import jointItemsHandledAlike from './profiles/sichuan/joint-items-handled-alike.js'
import everyItemHasExternalFlowchart from './profiles/wuhan/every-item-has-external-flowchart.js'
import oneFormPerBusinessCategory from './profiles/wuhan/one-form-per-business-category.js'
import reviewStepsNotIncreasing from './profiles/wuhan/review-steps-not-increasing.js'
import allOnlineSharedCardRates from './profiles/yunnan/all-online-shared-card-rates.js'
import townshipHasOutlet from './profiles/zhejiang/township-has-outlet.js'
import channelsSameSource from './service-guide/channels-same-source.js'
import channelsUpdatedTogether from './service-guide/channels-updated-together.js'
import everyCatalogueItemHasGuide from './service-guide/every-catalogue-item-has-guide.js'
import guideBanksHaveOutlets from './service-guide/guide-banks-have-outlets.js'
import guideItemInCatalogue from './service-guide/guide-item-in-catalogue.js'
import oneGuideInForce from './service-guide/one-guide-in-force.js'
import allItemsPublished from './service-item/all-items-published.js'
import catalogueChangesRecorded from './service-item/catalogue-changes-recorded.js'
import everyCatalogueItemImplemented from './service-item/every-catalogue-item-implemented.js'
import everyItemHasProcessSpec from './service-item/every-item-has-process-spec.js'
import fourLevelFourSame from './service-item/four-level-four-same.js'
import highFrequencyUniformHandling from './service-item/high-frequency-uniform-handling.js'
import implementedItemInCatalogue from './service-item/implemented-item-in-catalogue.js'
import itemCodesUnique from './service-item/item-codes-unique.js'
import linkedChangePropagation from './service-item/linked-change-propagation.js'
import mainItemHasSubItems from './service-item/main-item-has-sub-items.js'
import noCircularProof from './service-item/no-circular-proof.js'
import onlineAvailabilityRate from './service-item/online-availability-rate.js'
import packageItemsInCatalogue from './service-item/package-items-in-catalogue.js'
import poolingAreaSameServiceScope from './service-item/pooling-area-same-service-scope.js'
import poolingAreaSameSourceCatalogue from './service-item/pooling-area-same-source-catalogue.js'
import provinceWideHandlingRate from './service-item/province-wide-handling-rate.js'
import provinceWideUniformElements from './service-item/province-wide-uniform-elements.js'
import provincialItemMapsToNationalItem from './service-item/provincial-item-maps-to-national-item.js'
import sameNameSameCode from './service-item/same-name-same-code.js'
import sameSourceAcrossPlatforms from './service-item/same-source-across-platforms.js'

/** The rules on data sets. */
export const dataRules: readonly DataRule[] = [
  highFrequencyItemsAvailableAtOutlets,
  outletIdentifiersUnique,
  outletListedOnce,
  outletServicesInCatalogue,
  serviceCircleReached,
  cancelledItemsEnded,
  everyItemOnline,
  fullyOnlineRate,
  guideMatchesImplementation,
  listedItemsUniform,
  packageCountReached,
  versionsLighten,
  fourLevelSixElementSame,
  jointGuidesUnified,
  jointItemListsIdentical,
  jointItemsHandledAlike,
  everyItemHasExternalFlowchart,
  oneFormPerBusinessCategory,
  reviewStepsNotIncreasing,
  allOnlineSharedCardRates,
  townshipHasOutlet,
  channelsSameSource,
  channelsUpdatedTogether,
  everyCatalogueItemHasGuide,
  guideBanksHaveOutlets,
  guideItemInCatalogue,
  oneGuideInForce,
  allItemsPublished,
  catalogueChangesRecorded,
  everyCatalogueItemImplemented,
  everyItemHasProcessSpec,
  fourLevelFourSame,
  highFrequencyUniformHandling,
  implementedItemInCatalogue,
  itemCodesUnique,
  linkedChangePropagation,
  mainItemHasSubItems,
  noCircularProof,
  onlineAvailabilityRate,
  packageItemsInCatalogue,
  poolingAreaSameServiceScope,
  poolingAreaSameSourceCatalogue,
  provinceWideHandlingRate,
  provinceWideUniformElements,
  provincialItemMapsToNationalItem,
  sameNameSameCode,
  sameSourceAcrossPlatforms,
]
