import type { Implementation, ItemVariant } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const names = (list: { name: string }[] | undefined) => list?.map(({ name }) => normalizeName(name)).sort()

// Each element in the form in which it is compared: by names and numbers, not by wording or order.
const elements: Record<string, (variant: ItemVariant) => unknown[] | undefined> = {
  acceptanceConditions: ({ acceptanceConditions }) => acceptanceConditions?.map(({ text }) => normalizeName(text)).sort(),
  materials: ({ materials }) => names(materials),
  promisedLimit: ({ promisedLimit: limit }) => limit && (limit.state === 'bounded' ? [limit.value, limit.unit] : [limit.state]),
  fee: ({ fee }) => fee && [fee.charged, fee.amount],
  results: ({ results }) => names(results),
}

export default defineRule<Implementation>({
  id: 'online-offline-equal',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.4.5',
  needs: ['/variants'],
  title: { zh: '线上线下同质同效', en: 'Online and offline are equal' },
  message: { zh: '“{element}”与线上情形“{online}”不同', en: '“{element}” differs from the online variant “{online}”' },
  mend: { zh: '把线上和线下的条件、材料、时限、收费和结果改为一致。', en: 'Make conditions, materials, limit, fee and result the same online and offline.' },
  check({ variants = [] }, find) {
    for (const online of variants) {
      if (online.channelSide !== 'online') continue
      for (const [i, offline] of variants.entries()) {
        if (offline.channelSide !== 'offline' || (offline.condition ?? '') !== (online.condition ?? '')) continue
        for (const [element, view] of Object.entries(elements)) {
          const [onlineView, offlineView] = [view(online), view(offline)]
          // If a variant does not state the element, the record states it for all variants.
          if (onlineView && offlineView && JSON.stringify(onlineView) !== JSON.stringify(offlineView)) {
            find({ at: `/variants/${i}/${element}`, element: { field: `/variants/${i}/${element}` }, online: online.name })
          }
        }
      }
    }
  },
})
