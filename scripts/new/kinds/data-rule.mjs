import { accessOf, neededBy } from '../access.mjs'
import { dataSetCases } from '../cases.mjs'
import { inSentence, literal, pascal, sentence } from '../format.mjs'
import { targetOf } from '../target.mjs'
import { placeholderOf } from '../trial.mjs'
import { foldersOf, nextOf } from './rule.mjs'

export const usage =
  'npm run new -- data-rule <standard>/<rule-id> <clause> [--type T] [--field /pointer]；细则 (profile): data-rule profiles/<place>/<rule-id> <clause> --standard S --type T'
export const options = { positionals: ['rule', 'clause'], required: [], optional: ['type', 'field', 'standard'] }

/** A rule on many records, with an accepted and a refused data set. */
export async function plan(given, workspace) {
  const target = await targetOf(given, workspace, { takesLimit: false })
  const { folder, cases } = foldersOf(target, 'rules/dataset')
  const { title } = target.field
  return {
    create: { [`${folder}/${target.id}.ts`]: ruleText(target), [cases]: await dataSetCases(cases, target, workspace) },
    notes: [
      `现在只查几条记录的${title}（${target.pointer}）都是“${placeholderOf(target.id)}”。请改写成条款 ${target.clause} 的意思 (it only looks for repeated placeholders so far: make it say what the clause says)`,
    ],
    next: nextOf(target.id),
  }
}

function ruleText(target) {
  const { id, standard, type, newest, profile, clause, pointer, field } = target
  const { up } = foldersOf(target, 'rules/dataset')
  const { parameter, loop, value, at } = accessOf(pointer)
  const remember = `if (${value} !== undefined) remember(${value}, '', ${at})`
  return `import type { ${pascal(type)} } from '@shebiao/schemas/${standard}/${newest.edition}'
import { defineDataRule, fold } from '${up}model/data-rule.js'

/** Replace it by what the clause asks for. */
const placeholder = ${literal(placeholderOf(id))}

export default defineDataRule({
  id: ${literal(id)},
  standard: ${literal(standard)},
  edition: ${literal(newest.edition)},
${profile ? `  profiles: [${literal(profile)}],\n` : ''}  clause: ${literal(clause)},
  title: ${sentence({ zh: `${field.title}逐条写明`, en: `${field.en} is stated in each record` })},
  message: ${sentence({ zh: `${field.title}“{found}”出现 {records} 次{regions}`, en: `${field.en} is “{found}” in {records} records{regions}` })},
  mend: ${sentence({ zh: `逐条写明${field.title}。`, en: `State the ${inSentence(field.en)} of each record.` })},
  folds: [
    fold<${pascal(type)}>('${standard}/${type}', [${literal(neededBy(pointer))}], (${parameter}, remember) => {
      ${loop ? `${loop} {\n        ${remember}\n      }` : remember}
    }),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    if (key !== placeholder) return
    for (const fact of facts) if (fact.count > 1) yield { deviating: [fact], found: key }
  },
})
`
}
