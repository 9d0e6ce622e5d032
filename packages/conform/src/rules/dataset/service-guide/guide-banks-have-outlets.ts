import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { normalizeName } from '../../../domain/names.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

const registered = 'registered'
const named = 'named'

export default defineDataRule({
  id: 'guide-banks-have-outlets',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.6',
  title: { zh: '指南所说的银行有登记的网点', en: 'The banks that a guide names have outlets' },
  message: {
    zh: '指南说{bank}的合作网点可办，网点登记中没有该银行在用的网点；{records} 处{regions}',
    en: 'Guides send people to any outlet of {bank}, which has none in use in the register; {records} times{regions}',
  },
  mend: { zh: '核对银行名称，或补报该银行的合作网点。', en: 'Check the name of the bank, or report its outlets.' },
  requires: [
    { mark: named, missing: { zh: '指南没有写明任一合作网点可办的银行', en: 'no guide names banks of which any outlet will do' } },
    { types: ['bank-outlet/outlet'], whole: true },
  ],
  folds: [
    fold<Outlet>('bank-outlet/outlet', ['/bankName', '/status'], ({ bankName, status }, remember) => {
      if (bankName !== undefined && status !== 'exited') remember(normalizeName(bankName), registered, '/bankName')
    }),
    fold<Guide>('service-guide/guide', ['/locations'], ({ locations = [] }, remember) => {
      for (const [i, { banks = [] }] of locations.entries()) {
        if (banks.length > 0) remember('', named)
        for (const [j, bank] of banks.entries()) remember(normalizeName(bank), bank, `/locations/${i}/banks/${j}`)
      }
    }),
  ],
  concerns: ({ facts }) => facts.some(({ fact }) => fact !== registered),
  *findings({ facts }) {
    if (facts.some(({ fact }) => fact === registered)) return
    yield { deviating: facts, bank: facts[0]!.fact }
  },
})
