import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'form-is-downloadable',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.13',
  needs: ['/forms'],
  title: { zh: '列出的表格可以下载', en: 'The forms listed can be downloaded' },
  message: { zh: '表格“{form}”没有下载网址', en: 'The form “{form}” has no address to download it from' },
  mend: { zh: '补上空白表格的下载网址。', en: 'Add the address of the blank form.' },
  check({ forms = [] }, find) {
    for (const [i, form] of forms.entries()) {
      if (form.downloadUrl === undefined) find({ at: `/forms/${i}/downloadUrl`, form: form.name })
    }
  },
})
