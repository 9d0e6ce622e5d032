import type { Arguments } from '../cli.js'
import { listRules } from '../rule-list.js'

/** `shebiao rules`: the catalogue of rules, as a table or as JSON. */
export default async function rules({ values }: Arguments): Promise<number> {
  const all = await listRules()
  if (values.format === 'json') {
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
    return 0
  }
  const language = values.lang === 'en' ? 'en' : 'zh'
  for (const { id, severity, title, standard, type, profile, clauses } of all) {
    const where = [profile && `+${profile}`, standard && `${standard}/${type}`].filter(Boolean).join(' ') || '—'
    process.stdout.write(`${severity.padEnd(8)} ${id.padEnd(46)} ${title[language]}  ${where}  ${clauses.join(' ')}\n`)
  }
  return 0
}
