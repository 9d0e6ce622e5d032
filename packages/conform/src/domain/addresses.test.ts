import { expect, it } from 'vitest'
import { isPreciseAddress } from './addresses.js'

it.each([
  '某市某区某路1号',
  '某区某路23-1',
  '某区某街88',
  '某县某镇某村8组',
  '某旗某苏木某嘎查村委会',
  '某镇某村便民服务中心',
  '某学校综合楼101',
  '某大厦1203',
  '某商场负一楼',
  '某商场B1层',
  '地铁2号线某站旁某路5号',
  '某区政务服务中心二楼社保窗口',
  '某市市民之家社保窗口',
  '某县***********路28号',
])('%s is precise enough, or not judged', (address) => expect(isPreciseAddress(address)).toBe(true))

it.each(['某镇农贸市场南首', '12号公路旁边', '地铁2号线某站', '各乡镇便民服务中心', '工商银行、建设银行各网点窗口', '某市某区某路', '窗口'])(
  '%s is not',
  (address) => expect(isPreciseAddress(address)).toBe(false),
)

it('a village will do in rural areas alone', () => {
  expect(isPreciseAddress('某团场某连', 'rural')).toBe(true)
  expect(isPreciseAddress('某县某镇某村', 'rural')).toBe(true)
  expect(isPreciseAddress('某县某镇某村')).toBe(false)
})
