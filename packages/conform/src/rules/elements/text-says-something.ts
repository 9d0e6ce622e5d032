import { excerpt, type TextProblem, textProblem } from '../../domain/texts.js'
import { defineElementRule, type Severity } from '../../model/rule.js'

// Beside a structure stands what the page says, and 无 may be what it says; a result of the type `none` has a name too.
const saysNone = /\/text$|\/results\/\*\/name$/

// Blank is missing; 无 where nothing has to stand only says so in a way that machines cannot read.
const severities: Record<TextProblem['kind'], (isRequired: boolean) => Severity> = {
  blank: (isRequired) => (isRequired ? 'error' : 'warning'),
  none: (isRequired) => (isRequired ? 'warning' : 'info'),
  placeholder: () => 'warning',
  masked: () => 'warning',
  illegible: () => 'warning',
}

export default defineElementRule<string>({
  id: 'text-says-something',
  elements: ['text'],
  severity: 'warning',
  title: { zh: '文字有内容、读得出', en: 'A text says something and can be read' },
  message: { zh: '“{field}”写了“{found}”：{problem}', en: '“{field}” says “{found}”: {problem}' },
  mend: {
    zh: '没有的就空着，不写“无”“/”“暂无”“见附件”；有的写内容本身；打码、乱码、网页标记与看不见的字符改成原文。',
    en: 'Leave empty what there is not; write what there is; replace masks, markup and characters that cannot be read by the text itself.',
  },
  check(text, find, { standard }, { at, isRequired }) {
    // A manifest lists files, with stars for what varies, and is no data itself.
    if (typeof text !== 'string' || standard === 'common@1.0') return
    const found = textProblem(text)
    if (found === undefined || (found.kind === 'none' && saysNone.test(at))) return
    find({ at: '', found: excerpt(text), problem: found.problem, severity: severities[found.kind](isRequired) })
  },
})
