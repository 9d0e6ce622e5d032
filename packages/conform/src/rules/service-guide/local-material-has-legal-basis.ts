import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'local-material-has-legal-basis',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '8.3',
  needs: ['/materials'],
  title: { zh: '地方增加的材料有依据', en: 'A material added locally has a legal basis' },
  message: { zh: '“{material}”为地方增加，没有写明依据', en: '“{material}” is a local addition without a legal basis' },
  mend: { zh: '写明要求提供该材料的依据，或取消该材料。', en: 'State the basis for asking for it, or stop asking.' },
  check({ materials = [] }, find) {
    for (const [i, material] of materials.entries()) {
      if (material.localAddition && !isGiven(material.legalBasis)) find({ at: `/materials/${i}/legalBasis`, material: material.name })
    }
  },
})
