import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { guideKey } from '../../../domain/guides.js'
import { codeFields } from '../../../domain/item-codes.js'
import { copyDifferences, rememberCopies } from '../../../domain/sources.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'channels-same-source',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.4',
  title: { zh: '指南在各渠道同源', en: 'A guide comes from one source on all channels' },
  message: { zh: '指南 {item} 在各渠道的{part}不同：{found}', en: 'The {part} of guide {item} differs over channels: {found}' },
  mend: { zh: '各渠道从同一数据源取用同一份指南。', en: 'Feed all channels from one source with one guide.' },
  folds: [
    fold<Guide>('service-guide/guide', [...codeFields, '/itemName', '/publications'], (guide, remember, { region }) =>
      rememberCopies(guide.publications, ['sourceId', 'contentHash'], guideKey(guide, region), remember),
    ),
  ],
  uniqueIsValid: true,
  findings: copyDifferences,
})
