import { divisionKey } from '../../../domain/divisions.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { rateBelow, rateMeasure, rememberRate } from '../../../domain/rates.js'
import { defineDataRule } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'province-wide-handling-rate',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.5',
  title: { zh: '全部事项省内通办', en: 'All items can be handled anywhere in the province' },
  message: { zh: '{of} 的事项省内通办 {reached}/{total}（{rate}%）', en: 'In {of} {reached} of {total} items are handled province-wide ({rate}%)' },
  mend: { zh: '分批扩大省内通办；已经通办的，标明可否省内通办。', en: 'Extend province-wide handling batch by batch; mark what is so handled.' },
  folds: [
    foldImplementations(['/provinceWideHandling'], ({ provinceWideHandling }, remember, { region }) => {
      rememberRate(provinceWideHandling, divisionKey(region, 2), '/provinceWideHandling', remember)
    }),
  ],
  // The source introduces it in batches: what is not reached yet is reported as information only.
  *findings(group) {
    for (const problem of rateBelow(group, 1)) yield { ...problem, severity: 'info' }
  },
  measures: (group) => rateMeasure({ zh: '省内通办率', en: 'province-wide handling' }, group),
})
