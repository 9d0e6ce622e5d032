import { trace as traceRequirements } from '@shebiao/conform/catalogue/trace.js'
import type { Arguments } from '../arguments.js'

/** `shebiao trace`: prints how requirements are encoded and tested. Returns 1 if there are dangling references. */
export default async function trace({ values }: Arguments): Promise<number> {
  const found = await traceRequirements()
  if (values.format === 'json') process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
  else {
    const counts = new Map<string, number>()
    for (const { disposition } of found.requirements) counts.set(disposition, (counts.get(disposition) ?? 0) + 1)
    for (const { id, zh, disposition, by, cases, reason } of found.requirements) {
      const where =
        disposition === 'encoded' ? `${[...new Set(by.map(({ clause }) => clause))].join(' ')}  ✓${cases.accepted} ✗${cases.refused}` : (reason?.zh ?? '')
      process.stdout.write(`${id.padEnd(32)} ${disposition.padEnd(13)} ${zh}  ${where}\n`)
    }
    for (const { id, zh, confidence, clauses, codes } of found.facts)
      process.stdout.write(`${id.padEnd(32)} ${confidence.padEnd(13)} ${zh}  条款 ${clauses.length}，代码 ${codes.length}\n`)
    process.stdout.write(`\n${found.requirements.length} 条要求：${[...counts].map(([name, n]) => `${name} ${n}`).join('，')}；${found.facts.length} 项事实\n`)
    for (const orphan of found.orphans) process.stdout.write(`悬空 ${orphan}\n`)
  }
  if (found.orphans.length > 0 && values.format === 'json') process.stderr.write(`${found.orphans.length} orphans\n`)
  return found.orphans.length > 0 ? 1 : 0
}
