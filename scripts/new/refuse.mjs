import { closest } from '../../schemas/generated/runtime.js'

/** A wrong argument: one line, Chinese first, English beside. The command then ends with exit code 2. */
export class Refusal extends Error {}

/** Throws the refusal. */
export function refuse(zh, en) {
  throw new Refusal(`${zh} (${en})`)
}

/** Candidates that are listed. */
const mostListed = 12

/** Refuses a value that is none of the candidates: with the nearest, and those that are allowed. */
refuse.unknown = ({ zh, en }, value, candidates) => {
  const all = [...candidates]
  const near = closest(String(value), all)
  const listed = all.slice(0, mostListed)
  const more = all.length - listed.length
  refuse(
    `没有${zh} ${value}${near ? `，是否指 ${near}？` : ''}可用：${listed.join('、') || '无'}${more > 0 ? `……共 ${all.length} 个` : ''}`,
    `no ${en} ${value}${near ? `; did you mean ${near}?` : ''}${more > 0 ? `; ${all.length} are allowed` : '; allowed as listed'}`,
  )
}

/** The value, where it is one of the candidates. */
export function oneOf(what, value, candidates) {
  const all = [...candidates]
  return all.includes(value) ? value : refuse.unknown(what, value, all)
}

/** The value, where it has the form. */
export function formed(what, value, pattern, example) {
  if (!pattern.test(value)) refuse(`${what.zh} ${value} 的写法不对，如 ${example}`, `${what.en} is written as in ${example}`)
  return value
}
