import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { foldEntries } from '../../../domain/catalogues.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { isParentCode, itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeFulfilment, rememberFulfilment, rememberListed, unfulfilled } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'high-frequency-items-available-at-outlets',
  standard: 'bank-outlet',
  edition: '1.0',
  clause: '13.3',
  title: { zh: '可下放的高频事项能在网点办理', en: 'High-frequency items that can be delegated are handled at outlets' },
  message: { zh: '高频事项 {code} 可下放，没有网点办理', en: 'High-frequency item {code} can be delegated and no outlet handles it' },
  mend: { zh: '委托网点办理，并列入其经办事项。', en: 'Delegate it to outlets and list it among their services.' },
  requires: [{ types: ['bank-outlet/outlet'], whole: true }],
  folds: [
    // Resident pension is the only item that the source names.
    ...foldEntries(['isHighFrequency', 'insuranceTypes'], ({ code, entry, at, level }, remember, { region }) => {
      if (level !== 'national' && entry.isHighFrequency && entry.insuranceTypes?.includes('residentPension') && !isParentCode(code))
        rememberListed(code, at, level, region, remember)
    }),
    foldImplementations(['/isHighFrequency', '/delegable'], (item, remember, { region }) => {
      const code = item.isHighFrequency && item.delegable ? itemCodeOf(item, region) : undefined
      if (code !== undefined) rememberListed(code, '/delegable', '', region, remember)
    }),
    fold<Outlet>(
      'bank-outlet/outlet',
      ['/services/*/basicCode', '/services/*/localBasicCode', '/region', '/status'],
      ({ services = [], status }, remember, { region }) => {
        for (const service of services) {
          const code = itemCodeOf(service, region)
          if (code !== undefined) rememberFulfilment(code, status === undefined || status === 'operating', region, remember)
        }
      },
    ),
  ],
  concerns: canJudgeFulfilment,
  findings: unfulfilled,
})
