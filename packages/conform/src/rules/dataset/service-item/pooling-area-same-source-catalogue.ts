import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'pooling-area-same-source-catalogue',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.4.1',
  title: { zh: '同一统筹区域的目录同源发布', en: 'Catalogues of one pooling area come from one source' },
  message: {
    zh: '统筹区域 {area} 的目录{what}不一：{found}；{records} 处{regions}',
    en: 'Catalogues of pooling area {area} differ in {what}: {found}; {records} times{regions}',
  },
  mend: { zh: '从同一数据源发布同一版本。', en: 'Publish one release from one source.' },
  folds: [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/poolingArea', '/catalogueVersion', '/publications', '/effectiveFrom'],
      ({ poolingArea, catalogueVersion, publications = [], effectiveFrom }, remember, { asOf }) => {
        // A future release may exist next to the one in force.
        if (!poolingArea || (effectiveFrom !== undefined && effectiveFrom > asOf)) return
        remember(poolingArea.code, pack('version', catalogueVersion), '/catalogueVersion')
        for (const [i, { sourceId }] of publications.entries())
          if (sourceId !== undefined) remember(poolingArea.code, pack('source', sourceId), `/publications/${i}/sourceId`)
      },
    ),
  ],
  *findings({ key, facts }) {
    for (const [part, what] of [
      ['source', { zh: '数据源', en: 'source' }],
      ['version', { zh: '版本', en: 'release' }],
    ] as const) {
      const own = facts.filter(({ fact }) => unpack(fact)[0] === part)
      if (own.length > 1) yield { deviating: own, area: key, what, found: own.map(({ fact }) => unpack(fact)[1]) }
    }
  },
})
