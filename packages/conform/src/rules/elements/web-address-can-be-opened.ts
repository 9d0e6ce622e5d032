import { excerpt } from '../../domain/texts.js'
import { webAddressProblem } from '../../domain/web-addresses.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<string>({
  id: 'web-address-can-be-opened',
  elements: ['web-address'],
  severity: 'warning',
  title: { zh: '网址公众打得开', en: 'The public can open a web address' },
  message: { zh: '“{field}”的网址 {found} {problem}', en: '“{field}” {found}: {problem}' },
  mend: { zh: '写一个公众能打开的完整网址，前后不带别的字。', en: 'Give one whole address that the public can open, and nothing else.' },
  check(found, find) {
    const problem = webAddressProblem(found)
    if (problem) find({ at: '', found: excerpt(found), problem })
  },
})
