import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeReference, rememberListed, rememberReferred, unlistedReferences } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'outlet-services-in-catalogue',
  standard: 'bank-outlet',
  edition: '1.0',
  clause: '13.2',
  title: { zh: '网点办理的事项在本地的目录中', en: 'What an outlet handles is in the catalogue of its place' },
  message: {
    zh: '网点办理的事项 {code} 不在所报的本地目录中；{records} 处{regions}',
    en: 'Item {code}, handled at outlets, is in no catalogue of their place; {records} times{regions}',
  },
  mend: {
    zh: '核对事项编码和网点的行政区划；目录中没有的，不委托网点办理。',
    en: 'Check the code and the division of the outlet; what is in no catalogue is not delegated.',
  },
  requires: [{ types: catalogueTypes, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => rememberListed(code, at, level, region, remember)),
    fold<Outlet>(
      'bank-outlet/outlet',
      ['/services/*/basicCode', '/services/*/localBasicCode', '/region', '/status'],
      ({ services = [], status }, remember, { region }) => {
        if (status === 'exited') return
        for (const [i, service] of services.entries()) {
          const code = itemCodeOf(service, region)
          if (code !== undefined) rememberReferred(code, `/services/${i}`, region, remember)
        }
      },
    ),
  ],
  concerns: canJudgeReference,
  findings: unlistedReferences,
})
