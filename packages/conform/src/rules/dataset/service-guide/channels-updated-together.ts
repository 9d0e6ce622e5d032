import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { guideKey } from '../../../domain/guides.js'
import { codeFields } from '../../../domain/item-codes.js'
import { copyDifferences, rememberCopies } from '../../../domain/sources.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'channels-updated-together',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.5',
  title: { zh: '指南在各渠道同步更新', en: 'A guide is updated on all channels together' },
  message: { zh: '指南 {item} 在各渠道的{part}不同：{found}', en: 'The {part} of guide {item} differs over channels: {found}' },
  mend: { zh: '把各渠道更新到同一版本。', en: 'Bring all channels to one version.' },
  folds: [
    fold<Guide>('service-guide/guide', [...codeFields, '/itemName', '/publications'], (guide, remember, { region }) =>
      rememberCopies(guide.publications, ['version'], guideKey(guide, region), remember),
    ),
  ],
  uniqueIsValid: true,
  findings: copyDifferences,
})
