import { expect, it } from 'vitest'
import { normalizeName, normalizeTitle } from './names.js'

it.each([
  ['参保登记-变更', '参保登记—变更'],
  ['参保登记-变更', '参保登记－变更'],
  ['甲·乙', '甲•乙'],
  ['甲·乙', '甲・乙'],
  ['社会保障卡申领', '社會保障卡申領'],
  ['国发(2014)1号', '国发〔2014〕1号'],
  ['国发(2014)1号', '国发【2014】1号'],
  ['甲乙', '甲\u200b乙'],
  ['甲乙', '《甲 乙》'],
])('%s and %s are one name', (a, b) => expect(normalizeName(a)).toBe(normalizeName(b)))

it('characters that are simplified ones too stay what they are', () => {
  expect(normalizeName('著作权登记')).toBe('著作权登记')
  expect(normalizeName('乾县')).toBe('乾县')
})

it.each([
  '中华人民共和国社会保险法',
  '社会保险法',
  '《中华人民共和国社会保险法》（2018年修正）',
  '《社会保险法》（2018修正）',
  '《中华人民共和国社会保险法》第五十七条',
  '《中华人民共和国社会保险法》第五十七条、第五十八条第一款',
  '《中华人民共和国社会保险法》（2018年12月29日修正）第57条',
  '中华人民共和国主席令第35号《中华人民共和国社会保险法》',
  '《中华人民共和国社会保险法》（中华人民共和国主席令第35号）',
  '中華人民共和國社會保險法',
])('%s is the Social Insurance Law', (title) => expect(normalizeTitle(title)).toBe('社会保险法'))

it.each([
  ['工伤保险条例', '工伤保险条例实施办法'],
  ['某省社会保障卡管理办法', '某省社会保障卡管理办法（试行）'],
  ['人社部发〔2014〕1号', '人社部发〔2014〕2号'],
])('%s and %s are two', (a, b) => expect(normalizeTitle(a)).not.toBe(normalizeTitle(b)))
