import { listRules } from '@shebiao/conform/catalogue/rules.js'
import type { Arguments } from '../arguments.js'

/** `shebiao rules`: prints the catalogue of rules as a table or as JSON. */
export default async function rules({ values }: Arguments): Promise<number> {
  const all = await listRules()
  if (values.format === 'json') {
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
    return 0
  }
  const language = values.lang === 'en' ? 'en' : 'zh'
  for (const { id, severity, title, standard, type, types, profile, clauses } of all) {
    const scope = types ? `${language === 'zh' ? '数据集' : 'data set'} ${types.join(' ')}` : standard && `${standard}/${type}`
    const appliesTo = [profile && `+${profile}`, scope].filter(Boolean).join(' ') || '—'
    process.stdout.write(`${severity.padEnd(8)} ${id.padEnd(46)} ${title[language]}  ${appliesTo}  ${clauses.join(' ')}\n`)
  }
  return 0
}
