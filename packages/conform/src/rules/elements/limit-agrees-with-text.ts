import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { contradictsText } from '../../domain/limit-text.js'
import { excerpt } from '../../domain/texts.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<TimeLimit>({
  id: 'limit-agrees-with-text',
  elements: ['time-limit'],
  severity: 'warning',
  title: { zh: '时限与原文一致', en: 'A limit agrees with its wording' },
  message: { zh: '“{field}”填的是{limit}，原文却是“{text}”', en: '“{field}” is {limit}, its wording says “{text}”' },
  mend: { zh: '按发布的原文改正数值、单位或状态；原文有误的改正原文。', en: 'Mend value, unit or state by the wording, or the wording where it is wrong.' },
  check(limit, find) {
    if (contradictsText(limit)) find({ at: '', limit, text: excerpt(limit.text!) })
  },
})
