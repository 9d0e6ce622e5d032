import type { Text } from '../model/rule.js'
import { memoizeText } from './memoize.js'

/** Why a text says nothing, or cannot be read. */
export interface TextProblem {
  kind: 'blank' | 'none' | 'placeholder' | 'masked' | 'illegible'
  problem: Text
}

// One class of characters, so that ordinary texts are passed over in one quick scan.
const suspicious =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2f00-\u2fdf\ue000-\uf8ff\uf900-\ufaff\ufeff\ufff0-\uffff<&*＊×✕?？_＿□Xx锟烫屯锛銆鈥鐨ï]/

/** The longest text that is held against the words that say nothing. */
const longestPlaceholder = 60

const none = /^(?:无|没有|暂无|无此项|\/|／|-+|—+|–+|－+|n\/?a|none|nil|null)[。.;；]?$/i
const placeholder =
  /^(?:暂缺|空|空白|略|同上|待定|待补充?|待填写?|待完善|待更新|未填写?|未提供|未知|不详|不明|undefined|nan|tbd|todo|#(?:N\/A|REF!|VALUE!|NAME\?|NULL!|NUM!|DIV\/0!|SPILL!|CALC!)|#+)[。.;；]?$/i
const elsewhere =
  /^(?:详情?|具体|请)?(?:见|参见|参阅|查看)(?:附件|附表|附录|附图|链接|官网|网站|网页|正文|备注|公告|通知|文件|办事指南|下表|上表|表格)[一二三四五六七八九十\d]*[。.]?$/
const template =
  /^[（(【[]?(?:请(?:各地)?(?:按|按照|根据|结合|依据)(?:本地|当地|实际|各地|本单位|本级|自身|具体)[^。，,]{0,12}(?:填写|填报|填入|补充|修改)|(?:此处|在此|点击此处|单击此处)(?:填写|填入|输入|录入|添加)|请(?:在此)?(?:填写|填入|输入|补充)[）)】\]。]?$|(?:待|请|由)(?:各地|地方|各市|各省)[^。，,]{0,8}(?:填写|补充|明确|细化))/
const onlyMarks = /^[\p{P}\p{S}\s]+$/u

const invisible = /[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const replaced = /[\ufff0-\uffff]|^[?？\s]{2,}$|[?？]{3,}/
// UTF-8 read as GB 18030 or Latin-1, and memory that was never written.
const mojibake = /锟斤拷|斤拷锟|烫烫|屯屯|ï¿½|[锛銆鈥鐨].*[锛銆鈥鐨]|[Â-ï][\u0080-\u00bf]{1,2}[Â-ï]/
const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|#\d{1,6}|#x[0-9a-f]{1,6});/i
const privateUse = /[\ue000-\uf8ff]/
// Radicals, and compatibility forms with an ordinary character of the same meaning; twelve of that block are characters of their own.
const lookalike = /[\u2f00-\u2fdf]|(?![\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29])[\uf900-\ufaff]/
const masked = /[*＊]{2,}|[×✕]{2,}|[_＿]{3,}|□{2,}|[Xx]{2,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[Xx]{2,}|^[Xx]{2,}$/
// **重点** is emphasis of Markdown, not a mask.
const emphasis = /\*\*[^*\s][^*]*\*\*/g

/** What is wrong with a text as such: it says nothing, or cannot be read. Undefined for ordinary text. */
export function textProblem(text: string): TextProblem | undefined {
  if (text.length <= longestPlaceholder) return shortProblem(text) ?? undefined
  return suspicious.test(text) ? problemOfCharacters(text) : undefined
}

/** Whether a text says nothing: blank, invisible, a word for nothing, a placeholder, or an instruction to fill something in. */
export function saysNothing(text: string): boolean {
  const kind = text.length <= longestPlaceholder ? textProblem(text)?.kind : undefined
  return kind === 'blank' || kind === 'none' || kind === 'placeholder'
}

const shortProblem = memoizeText((text): TextProblem | null => {
  const bare = text.replaceAll(new RegExp(invisible, 'g'), '').trim()
  if (bare === '') return { kind: 'blank', problem: { zh: '只有空白', en: 'it is blank' } }
  const wrong = suspicious.test(text) ? problemOfCharacters(text) : undefined
  if (wrong) return wrong
  if (none.test(bare)) return { kind: 'none', problem: { zh: '没有内容', en: 'it says that there is nothing' } }
  if (placeholder.test(bare) || onlyMarks.test(bare)) return { kind: 'placeholder', problem: { zh: '没有内容', en: 'it says nothing' } }
  if (elsewhere.test(bare)) return { kind: 'placeholder', problem: { zh: '内容在别处，这里没有', en: 'what it means stands elsewhere' } }
  if (template.test(bare)) return { kind: 'placeholder', problem: { zh: '是填表说明，不是内容', en: 'it is the instruction of a form' } }
  return null
})

function problemOfCharacters(text: string): TextProblem | undefined {
  const named = (pattern: RegExp, zh: string, en: string): TextProblem | undefined => {
    const found = pattern.exec(text)?.[0]
    if (found === undefined) return undefined
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    return { kind: 'illegible', problem: { zh: `${zh} ${code}`, en: `${en} ${code}` } }
  }
  if (replaced.test(text)) return { kind: 'illegible', problem: { zh: '有字丢失，只剩替代符号', en: 'characters were lost and replaced' } }
  if (mojibake.test(text)) return { kind: 'illegible', problem: { zh: '是乱码', en: 'it was read in the wrong encoding' } }
  if (masked.test(text.replaceAll(emphasis, '')))
    return { kind: 'masked', problem: { zh: '打了码，或留着空格待填', en: 'it is masked, or left to be filled in' } }
  if (markup.test(text)) return { kind: 'illegible', problem: { zh: '带网页标记', en: 'it contains markup' } }
  const character = lookalike.exec(text)?.[0]
  if (character !== undefined) {
    const usual = character.normalize('NFKC')
    return { kind: 'illegible', problem: { zh: `“${character}”是兼容字，应写作“${usual}”`, en: `“${character}” is a compatibility form of “${usual}”` } }
  }
  return (
    named(control, '有控制字符', 'it contains the control character') ??
    named(invisible, '有看不见的字符', 'it contains the invisible character') ??
    named(privateUse, '有私用区字符，别处显示不出', 'it contains the private character')
  )
}

/** The beginning of a text, to be quoted. */
export function excerpt(text: string): string {
  const characters = [...text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')]
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 39).join('')}…`
}
