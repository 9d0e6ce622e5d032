import type { Package } from '@shebiao/schemas/service-item/1.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeReference, rememberListed, rememberReferred, unlistedReferences } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'package-items-in-catalogue',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.2.4',
  title: { zh: '一件事的成员事项在目录中', en: 'The items of a package are in the catalogue' },
  message: { zh: '成员事项 {code} 不在所报的目录中；{records} 处{regions}', en: 'Member item {code} is in no catalogue of the data; {records} times{regions}' },
  mend: {
    zh: '核对成员事项的编码；其他部门的事项，一并报送其目录。',
    en: 'Check the codes of the members; for items of other departments hand in their catalogue too.',
  },
  requires: [{ types: catalogueTypes, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => rememberListed(code, at, level, region, remember)),
    fold<Package>('service-item/package', ['/items', '/region'], ({ items }, remember, { region }) => {
      for (const [i, item] of items.entries()) {
        const code = itemCodeOf(item, region)
        // Items of other departments are listed in catalogues of those departments.
        if (code !== undefined && (item.department === undefined || item.department === 'humanResourcesSocialSecurity'))
          rememberReferred(code, `/items/${i}`, region, remember)
      }
    }),
  ],
  concerns: canJudgeReference,
  findings: unlistedReferences,
})
