import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import type { Catalogue, Implementation } from '@shebiao/schemas/service-item/1.0'
import { isInForce } from '../../../../domain/in-force.js'
import { basicCodeOf, codeFields } from '../../../../domain/item-codes.js'
import { codeField } from '../../../../domain/references.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'
import { pack, unpack } from '../../../../model/fact-key.js'

export default defineDataRule({
  id: 'cancelled-items-ended',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.6',
  title: { zh: '取消的事项不再实施', en: 'What was cancelled is carried out no more' },
  message: {
    zh: '事项 {code} 已于 {date} 取消，仍有 {records} 条在用的记录{regions}',
    en: 'Item {code} was cancelled on {date}; {records} records still have it in use{regions}',
  },
  mend: { zh: '停用实施清单和指南；目录的变动有误的，改正变动。', en: 'End its implementations and guides, or correct the change in the catalogue.' },
  requires: [{ types: ['service-item/catalogue'] }],
  folds: [
    fold<Catalogue>('service-item/catalogue', ['/changes'], ({ changes = [] }, remember, { asOf }) => {
      for (const { basicCode, changeType, changedOn } of changes)
        if (basicCode !== undefined && changeType === 'cancelled' && changedOn !== undefined && changedOn <= asOf)
          remember(basicCode, pack('cancelled', changedOn))
    }),
    fold<Implementation>('service-item/implementation', [...codeFields, '/itemState', '/plannedCancelOn'], (item, remember, { asOf }) => {
      const code = (item.itemState ?? 'inUse') === 'inUse' && isInForce({ effectiveTo: item.plannedCancelOn }, asOf) ? basicCodeOf(item) : undefined
      if (code !== undefined) remember(code, 'inUse', codeField(item))
    }),
    fold<Guide>('service-guide/guide', [...codeFields, '/effectiveFrom', '/effectiveTo'], (guide, remember, { asOf }) => {
      const code = isInForce(guide, asOf) ? basicCodeOf(guide) : undefined
      if (code !== undefined) remember(code, 'inUse', codeField(guide))
    }),
  ],
  *findings({ key, facts }) {
    const cancelled = facts.filter(({ fact }) => fact !== 'inUse').at(-1)
    const inUse = facts.filter(({ fact }) => fact === 'inUse')
    if (cancelled && inUse.length > 0) yield { deviating: inUse, code: key, date: unpack(cancelled.fact)[1] }
  },
})
