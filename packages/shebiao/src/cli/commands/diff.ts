import { CompareError, compareEditions, type EditionComparison, renderMarkdown, renderText } from '@shebiao/compat'
import { escapeMarkdown } from '@shebiao/conform/reporters/escape-markdown.js'
import type { Arguments } from '../arguments.js'
import { SideError } from '../diff/files.js'
import { sidesOf } from '../diff/sides.js'
import { fail, print, shownLine } from '../fail.js'

const formats = ['text', 'json', 'markdown']

/** `shebiao diff <old> <new>`: prints what changed and whom it affects. Returns 0 if nothing breaks, 1 if something does or that is unknown, 2 if not compared. */
export default async function diff({ positionals, values }: Arguments): Promise<number> {
  const format = values.format === undefined ? 'text' : String(values.format)
  if (!formats.includes(format)) return fail(`没有格式 ${format}；可用：${formats.join('、')} (no such format)`)
  if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en') return fail(`没有语言 ${values.lang}；可用：zh、en (no such language)`)
  const language = values.lang === 'en' ? 'en' : 'zh'
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0 || (second === undefined && !first.startsWith('profile:'))) {
    return fail('要比较哪两者？给出旧的和新的：文件、service-guide@1.0、profile:qingdao 或 <git 版本>:<文件> (give the old one and the new one)')
  }
  let comparison: EditionComparison
  let names = { old: first, new: second ?? first }
  try {
    const { old, next } = await sidesOf(first, second)
    names = { old: old.name, new: next.name }
    comparison = compareEditions(old.edition, next.edition)
  } catch (error) {
    if (error instanceof CompareError && error.side) return fail(schemaProblem(names[error.side], error))
    if (error instanceof SideError || error instanceof CompareError) return fail(error.message)
    throw error
  }
  if (format === 'json') process.stdout.write(`${JSON.stringify(toJson(names, comparison), null, 2)}\n`)
  else if (format === 'markdown') process.stdout.write(renderMarkdown(comparison, names, language, { text: escapeMarkdown, code: shownLine }))
  else print(...renderText(comparison, names, language))
  const isUnknown = comparison.oldWithinNew.answer === 'unknown' || comparison.newWithinOld.answer === 'unknown'
  return comparison.bump === 'major' || isUnknown ? 1 : 0
}

function toJson(names: { old: string; new: string }, { newWithinOld, oldWithinNew, refutedBy, bump, changes, notes }: EditionComparison) {
  const optional = (type: string | undefined) => (type === undefined ? {} : { type })
  return {
    ...names,
    newWithinOld: { ...newWithinOld, ...optional(refutedBy.newWithinOld) },
    oldWithinNew: { ...oldWithinNew, ...optional(refutedBy.oldWithinNew) },
    bump,
    changes,
    notes,
  }
}

/** A line that locates a problem of a schema: by its file, or by edition and record type. */
function schemaProblem(name: string, { place, zh, en }: CompareError): string {
  const at = place.indexOf('#')
  return `${name}${/@\d/.test(name) || name.startsWith('profile:') ? ` ${place.slice(0, at)}` : ''}${place.slice(at)}: ${zh} (${en})`
}
