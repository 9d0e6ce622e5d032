import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'
import { isArchiveReception } from '../../service-item/archive-reception-uses-commitment.js'

const later: ReadonlySet<string | undefined> = new Set(['deferrable', 'creditDeferrable'])

export default defineRule<Implementation>({
  id: 'deferrable-material-requires-commitment',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.4',
  needs: ['/itemName', '/materials', '/deferredAcceptance', '/commitmentApplicable', '/commitmentKinds'],
  title: { zh: '有材料可容缺的事项实行容缺承诺', en: 'An item with deferrable materials uses a commitment of the deferred kind' },
  message: { zh: '{what}可容缺，“{missing}”没有相应写明', en: '{what} may follow later, but “{missing}” does not say so' },
  mend: { zh: '写明适用告知承诺制，承诺种类含容缺承诺。', en: 'Mark the item for notification and commitment, of the deferred kind among others.' },
  check({ itemName, materials = [], deferredAcceptance, commitmentApplicable, commitmentKinds = [] }, find) {
    const deferrable = materials.find((material) => material.deferrable || later.has(material.necessity))
    if (!deferrable && !deferredAcceptance) return
    // Reception of files without commitment is reported by archive-reception-uses-commitment.
    if (commitmentApplicable !== true && isArchiveReception(itemName)) return
    const missing = commitmentApplicable !== true ? '/commitmentApplicable' : commitmentKinds.includes('deferred') ? undefined : '/commitmentKinds'
    const what = deferrable ? { zh: `“${deferrable.name}”`, en: `“${deferrable.name}”` } : { zh: '材料', en: 'Materials' }
    if (missing) find({ at: missing, what, missing: { field: missing } })
  },
})
