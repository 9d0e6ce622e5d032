import { editorLine, flow } from '../format.mjs'
import { formed, refuse } from '../refuse.mjs'
import { checkDay } from './code.mjs'
import { checkTexts } from './field.mjs'

export const usage = 'npm run new -- source <ID> --title 中文 --en English --binding national|report|六位行政区划代码 [--number 文号] [--date DATE]'
export const options = { positionals: ['id'], required: ['title', 'en', 'binding'], optional: ['number', 'date'] }

/** A source document without requirements: they are written from the document, never made up. */
export function plan({ id, title, en, binding, number = null, date = null }, { source }) {
  formed({ zh: '文件编号', en: 'the id of a document' }, id, /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, 'MOHRSS-2022-59')
  checkTexts(title, en)
  formed({ zh: '效力 --binding', en: '--binding' }, binding, /^(?:national|report|\d{6})$/, 'national、report、370200')
  if (/^\d/.test(binding) && !source.regions.some(({ code }) => code === binding)) refuse(`没有行政区划 ${binding}`, 'no such division')
  if (date !== null) checkDay(date)
  const path = `standards/sources/${id}.yaml`
  const text = `${editorLine(path, 'source-document')}id: ${id}
title: ${flow({ zh: title, en })}
documentNumber: ${flow(number)}
date: ${date === null ? 'null' : `"${date}"`}
binding: ${/^\d/.test(binding) ? `"${binding}"` : binding}
# 每项要求一条，用自己的话写，不抄原句；写上后删去 {} (one entry a requirement, in our words; then remove {}):
#  "2.1":
#    locator: 二（一）
#    zh: 要求什么
#    en: What is asked
#    kind: field              # field | codelist | record-rule | dataset-rule | metric | process | context
#    entity: guide
#    disposition: planned     # encoded | planned | external | notEncodable
#    wording: 推进            # 来源的用词，encoded 必写；取值见 strength.yaml (the word by which the source asks: encoded ones name it)
#    reason: { zh: 为何尚未编码, en: Why it is not encoded yet }
requirements: {}
`
  return {
    create: { [path]: text },
    notes: ['没有写入任何要求：请从文件逐条写明 (no requirement was made up: write them from the document)'],
    next: [
      ['npm run generate', '核对写法，指出行列', 'checks it, with line and column'],
      ['npm run shebiao -- trace', '要求与条款的对应', 'which clause rests on which requirement'],
    ],
  }
}
