import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { regionName } from '../../../../domain/divisions.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'
import { pack, unpack } from '../../../../model/fact-key.js'

/** The code of a township (nine digits) from that of the township or of a village in it; undefined for a county or higher. */
const townshipOf = (code: string | undefined): string | undefined =>
  code !== undefined && code.length >= 9 && code.slice(6, 9) !== '000' ? code.slice(0, 9) : undefined

export default defineDataRule({
  id: 'township-has-outlet',
  standard: 'bank-outlet',
  edition: '1.0',
  profiles: ['zhejiang'],
  clause: '2.5',
  title: { zh: '每个乡镇（街道）至少有一家网点', en: 'Every township has an outlet' },
  message: { zh: '乡镇（街道）{township} 没有运行中的网点；{records} 处提及', en: 'Township {township} has no operating outlet; {records} records name it' },
  mend: { zh: '在该乡镇（街道）设立网点；已有网点的，写明其乡镇（街道）代码。', en: 'Open an outlet there; where there is one, give its township code.' },
  folds: [
    fold<Outlet>('bank-outlet/outlet', ['/townshipCode', '/region', '/serviceCircle', '/status', '/standardized'], (outlet, remember, { region }) => {
      const own = townshipOf(outlet.townshipCode) ?? townshipOf(region)
      const operating = outlet.status === undefined || outlet.status === 'operating'
      if (own !== undefined)
        remember(
          own,
          operating ? pack('outlet', outlet.standardized ? 'standardized' : '') : 'named',
          outlet.townshipCode === undefined ? '/region/code' : '/townshipCode',
        )
      for (const [i, { code }] of (outlet.serviceCircle?.servedDivisions ?? []).entries()) {
        const served = townshipOf(code)
        if (served !== undefined && served !== own) remember(served, 'named', `/serviceCircle/servedDivisions/${i}`)
      }
    }),
  ],
  *findings({ key, facts }) {
    if (!facts.some(({ fact }) => isOutlet(fact))) yield { deviating: facts, township: key }
  },
  *measures({ key, facts }) {
    const city = regionName(`${key.slice(0, 4)}00`)
    const of = { zh: city, en: city }
    const outlets = facts.filter(({ fact }) => isOutlet(fact))
    const count = (own: typeof outlets) => own.reduce((sum, { count }) => sum + count, 0)
    yield {
      name: { zh: '有网点的乡镇（街道）', en: 'townships with an outlet' },
      of,
      value: outlets.length > 0 ? 1 : 0,
      total: 1,
      note: { zh: '只计数据中提到的乡镇（街道）', en: 'of the townships that the data name' },
    }
    yield { name: { zh: '网点数', en: 'outlets' }, of, value: count(outlets), unit: { zh: '家', en: '' } }
    yield {
      name: { zh: '标准化网点数', en: 'standardised outlets' },
      of,
      value: count(outlets.filter(({ fact }) => unpack(fact)[1] === 'standardized')),
      unit: { zh: '家', en: '' },
    }
  },
})

function isOutlet(fact: string): boolean {
  return unpack(fact)[0] === 'outlet'
}
