import { implementationViolations } from './implementation-violations.js'
import { assign, set, type Violation } from './violations.js'

/** Violations of record and element rules, by record type. None changes anything that data-set rules compare. */
export const ruleViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: implementationViolations,
  guide: [
    set('guide-elements-complete', '/promisedLimit', { state: 'unknown' }),
    assign('guide-phones-differ', '/supervision/0/value', {
      consultation: [{ kind: 'phone', value: '027-12345678' }],
      supervision: [{ kind: 'phone', value: '（027）12345678' }],
    }),
    set('guide-address-is-precise', '/locations', [{ address: '某市某区某路' }], '/locations/0/address'),
    set('guide-hours-name-days', '/serviceHours', { text: '9:00—17:00' }),
    set('online-guide-has-instructions', '/operationInstructionsUrl', undefined),
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.statutoryLimit = { state: 'immediate' }
      return [['guide-limit-within-statutory', '/promisedLimit']]
    },
    (record) => {
      record.fee = { charged: true }
      return [
        ['fee-has-basis', '/fee/basis'],
        ['fee-has-basis', '/fee/standard'],
      ]
    },
    set('legal-basis-is-named', '/legalBasis', [{ article: '第五十七条' }], '/legalBasis/0/title'),
    assign('guide-elements-complete', '/resultDelivery', { crossProvinceHandling: true }),
    set('form-is-downloadable', '/forms/0/downloadUrl', undefined),
    set('free-guide-has-no-fee', '/fee/basis', '示例价费〔2014〕1号'),
    set('guide-is-published', '/publications', []),
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.handlingKind = 'immediate'
      return [['guide-kind-agrees-with-limit', '/handlingKind']]
    },
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.processFlow.steps[1].limit = { state: 'bounded', value: 200, unit: 'workingDay' }
      return [['guide-steps-within-limit', '/promisedLimit']]
    },
    set('guide-step-detail', '/processFlow/steps/1/actor', undefined),
    set('guide-without-visits-has-remote-method', '/handlingMethods', ['window']),
    set('guide-no-open-ended-requirement', '/materials/0/name', '其他材料'),
    (record) => {
      Object.assign(record.materials[0], { form: 'electronic', originals: 1 })
      return [['guide-materials-consistent', '/materials/0/originals']]
    },
    assign('guide-dates-in-order', '/effectiveTo', { effectiveFrom: '2024-01-01', effectiveTo: '2023-01-01' }),
    set('guide-codes-agree', '/itemType', 'administrativeLicence', '/basicCode'),
    assign('past-date-not-in-future', '/source/retrievedOn', { source: { url: 'https://example.gov.cn/item', retrievedOn: '2099-01-01' } }),
    set('limit-is-understood', '/promisedLimit', { state: 'unknown', text: '尽快办理' }),
    set('local-material-has-legal-basis', '/materials/1/localAddition', true, '/materials/1/legalBasis'),
    (record) => {
      Object.assign(record, { handlingMethods: ['online'], locations: [] })
      return [
        ['online-guide-offers-window', '/handlingMethods'],
        ['guide-elements-complete', '/locations'],
      ]
    },
  ],
  outlet: [
    assign('agreement-dates-in-order', '/agreement/validTo', { agreement: { validFrom: '2024-01-01', validTo: '2023-12-31' } }),
    set('outlet-address-is-precise', '/address', '示例镇农贸市场南首'),
    assign('outlet-phones-differ', '/complaintPhone', { phone: '027-12345678', complaintPhone: '027 12345678' }),
    set('phone-dialable', '/phone', '85124921'),
    set('bank-run-outlet-names-bank', '/bankName', undefined),
    set('outlet-service-has-delegation-mode', '/services/0/delegationMode', undefined),
    set('operating-outlet-has-agreement', '/agreement', undefined),
    assign('operating-outlet-has-agreement-in-force', '/agreement/validTo', { agreement: { validFrom: '2019-01-01', validTo: '2021-12-31' } }),
    set('outlet-service-has-item-code', '/services/0/basicCode', undefined),
    (record) => {
      record.agreement.delegatedItems = record.agreement.delegatedItems.slice(1)
      return [['outlet-services-within-agreement', '/services/0']]
    },
    set('outlet-township-in-region', '/townshipCode', '110101001'),
    set('outlet-elements-complete', '/outletKind', undefined),
    set('outlet-hours-name-days', '/openingHours', { text: '9:00—17:00' }),
    assign('outlet-dates-in-order', '/exitedOn', { openedOn: '2024-01-01', exitedOn: '2020-01-01' }),
  ],
}
