import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-township-in-region',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '7.3',
  needs: ['/region/code', '/townshipCode'],
  title: { zh: '网点的乡镇（街道）在其行政区划内', en: 'The township of an outlet lies in its division' },
  message: { zh: '乡镇（街道）代码 {township} 不在行政区划 {region} 内', en: 'Township {township} is not in division {region}' },
  mend: { zh: '核对行政区划和乡镇（街道）代码。', en: 'Check the division and the township code.' },
  check({ region, townshipCode }, find) {
    if (region === undefined || townshipCode === undefined) return
    // The code of a province or city ends with zeros: only the digits before them are compared.
    const stem = region.code.slice(0, 6).replace(/(?:00){1,2}$/, '')
    if (!townshipCode.startsWith(stem)) find({ at: '/townshipCode', township: townshipCode, region: region.code })
  },
})
