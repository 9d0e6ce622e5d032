import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../../domain/names.js'
import { copyDifferences, rememberCopies } from '../../../domain/sources.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'same-source-across-platforms',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.4.3',
  title: { zh: '目录在各平台同源', en: 'A catalogue comes from one source on all platforms' },
  message: { zh: '目录 {item} 在各平台的{part}不同：{found}', en: 'The {part} of catalogue {item} differs over platforms: {found}' },
  mend: { zh: '各平台从同一数据源取用同一版本。', en: 'Feed all platforms from one source with one release.' },
  folds: [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/catalogueName', '/catalogueVersion', '/jurisdiction', '/publications'],
      (catalogue, remember, { region = '' }) => {
        const key = pack(region, normalizeName(catalogue.catalogueName), catalogue.catalogueVersion)
        rememberCopies(catalogue.publications, ['sourceId', 'version', 'contentHash'], key, remember)
      },
    ),
  ],
  uniqueIsValid: true,
  findings: copyDifferences,
})
