import { expect, it } from 'vitest'
import { isGiven } from './presence.js'
import { excerpt, saysNothing, textProblem } from './texts.js'

const kindOf = (text: string) => textProblem(text)?.kind

it.each([
  '无',
  '没有',
  '暂无',
  '暂无。',
  '/',
  '—',
  'N/A',
  '待定',
  '#REF!',
  '见附件',
  '详见附件1',
  '请按本地情况填写（如：周一至周五）',
  '请填写',
  '…',
  '  ',
  '\u3000',
  '\u200b',
])('%j says nothing and is not given', (text) => {
  expect(saysNothing(text)).toBe(true)
  expect(isGiven(text)).toBe(false)
})

it.each([
  '无锡市',
  '无需到场',
  '不收费',
  '见义勇为人员',
  '请填写《社会保险登记表》并提交',
  '请按照提示填写申请表',
  '待遇申领',
  '略阳县',
  '甲？',
  '是否参保？',
  '**重点**事项',
  'A*B',
  '第一步\n第二步\t完成',
  'a < b，且 c > d',
  '￥25元/张',
  '\ufa11保卡',
])('%j can be read', (text) => expect(textProblem(text)).toBeUndefined())

it.each([
  ['???', 'illegible'],
  ['社保\ufffd卡', 'illegible'],
  ['锟斤拷锟斤拷', 'illegible'],
  ['ç¤¾ä¿\u009då\u008d¡', 'illegible'],
  ['绀句繚鍗°€锛屽姙鐞嗐€�', 'illegible'],
  ['社保\ue815卡', 'illegible'],
  ['\uf900保卡', 'illegible'],
  ['社\u2f00卡', 'illegible'],
  ['社\ufeff保', 'illegible'],
  ['社保\u2028卡', 'illegible'],
  ['社保\u202e卡失挂\u202c', 'illegible'],
  ['社会保障卡挂\u0000失', 'illegible'],
  ['\u001b[31m社保\u001b[0m', 'illegible'],
  ['<br/>甲', 'illegible'],
  ['甲&nbsp;乙', 'illegible'],
  ['临沂市***********路42号', 'masked'],
  ['XX市XX路1号', 'masked'],
  ['____', 'masked'],
])('%j is told as %s', (text, kind) => expect(kindOf(text)).toBe(kind))

it('names the invisible character, and the usual form of a compatibility form', () => {
  expect(textProblem('甲\u200b乙')?.problem.zh).toContain('U+200B')
  expect(textProblem('社\u2f00卡')?.problem.zh).toContain('“一”')
})

it('finds what cannot be read in long texts too', () => {
  expect(kindOf(`${'社会保险'.repeat(100)}\ufffd`)).toBe('illegible')
  expect(kindOf('社会保险'.repeat(100))).toBeUndefined()
})

it('an object is given where one of its texts says something', () => {
  expect(isGiven({ title: '无' })).toBe(false)
  expect(isGiven([{ title: '无' }])).toBe(false)
  expect(isGiven({ kind: 'phone', value: '/' })).toBe(false)
  expect(isGiven({ kind: 'phone', value: '12333' })).toBe(true)
  expect(isGiven({ state: 'none' })).toBe(true)
  expect(isGiven({ charged: false, text: '无' })).toBe(true)
  expect(isGiven({})).toBe(false)
})

it('quotes the beginning of a text without what would not be seen', () => {
  expect(excerpt('甲\u200b乙')).toBe('甲 乙')
  expect([...excerpt('社'.repeat(100))]).toHaveLength(40)
})
