import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../../names.js'
import { defineRule } from '../../../rule.js'
import { archiveReception } from '../../service-item/archive-reception-uses-commitment.js'

export default defineRule<Implementation>({
  id: 'deferrable-material-requires-commitment',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.4',
  needs: ['/itemName', '/materials', '/commitmentApplicable', '/commitmentKinds'],
  title: { zh: '有材料可容缺的事项实行容缺承诺', en: 'An item with deferrable materials uses a commitment of the deferred kind' },
  message: { zh: '“{material}”可容缺，“{missing}”没有相应写明', en: '“{material}” may follow later, but “{missing}” does not say so' },
  mend: { zh: '写明适用告知承诺制，承诺种类含容缺承诺。', en: 'Mark the item for notification and commitment, of the deferred kind among others.' },
  *check({ itemName, materials = [], commitmentApplicable, commitmentKinds = [] }) {
    const deferrable = materials.find((material) => material.deferrable)
    if (!deferrable) return
    // Reception of files without commitment is told by archive-reception-uses-commitment.
    if (commitmentApplicable !== true && archiveReception.test(normalizeName(itemName))) return
    const missing = commitmentApplicable !== true ? '/commitmentApplicable' : commitmentKinds.includes('deferred') ? undefined : '/commitmentKinds'
    if (missing) yield { at: missing, material: deferrable.name, missing: { field: missing } }
  },
})
