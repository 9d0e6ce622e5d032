import { accessOf, neededBy } from '../access.mjs'
import { boundaryCases, textCases } from '../cases.mjs'
import { inSentence, literal, pascal, sentence } from '../format.mjs'
import { oneOf, refuse } from '../refuse.mjs'
import { targetOf } from '../target.mjs'
import { casesThatFire, placeholderOf } from '../trial.mjs'

export const usage =
  'npm run new -- rule <standard>/<rule-id> <clause> [--type T] [--field /pointer] [--limit 15 [--unit workingDay]]；细则 (profile): rule profiles/<place>/<rule-id> <clause> --standard S --type T'
export const options = { positionals: ['rule', 'clause'], required: [], optional: ['type', 'field', 'standard', 'limit', 'unit'] }

/** A rule on one record, with an accepted and a refused case. */
export async function plan(given, workspace) {
  const target = { ...(await targetOf(given, workspace, { takesLimit: true })), unit: given.unit }
  const kind = kinds[target.kind](target, workspace)
  const firing = kind.fires ? casesThatFire(workspace.root, target, kind.fires) : []
  if (firing.length > 0)
    refuse(
      `${target.pointer} 的界限 ${target.most} 会使 ${firing.length} 个已有用例不符，如 ${firing[0]}；请换 --field`,
      `${firing.length} existing cases are beyond the limit`,
    )
  const { folder, cases } = foldersOf(target, 'rules')
  return {
    create: {
      [`${folder}/${target.id}.ts`]: ruleText(target, kind),
      [cases]: await (kind.limit ? boundaryCases(cases, target, kind.limit, workspace) : textCases(cases, target, workspace)),
    },
    notes: [
      `现在只查${target.field.title}（${target.pointer}）：${kind.title.zh}。请改写成条款 ${target.clause} 的意思 (it only checks ${target.pointer} so far: make it say what the clause says)`,
    ],
    next: nextOf(target.id),
  }
}

/** What a scaffold checks, by kind of field. */
const kinds = {
  text: ({ id, field }) => ({
    title: { zh: `${field.title}已写明`, en: `${field.en} is stated` },
    message: { zh: `${field.title}还是“{found}”`, en: `${field.en} is still “{found}”` },
    mend: { zh: `写明${field.title}。`, en: `State the ${inSentence(field.en)}.` },
    constant: `/** Replace it by what the clause asks for. */\nconst placeholder = ${literal(placeholderOf(id))}`,
    condition: (value) => `${value} === placeholder`,
  }),
  number: ({ field, pointer, most }) => {
    if (field.maximum !== undefined && most >= field.maximum) refuse(`${pointer} 的模式已限于 ${field.maximum} 以内`, 'the schema allows no more already')
    return {
      ...limited(field, `${most}`, `${most}`),
      constant: `const most = ${most}`,
      condition: (value) => `(${value} ?? 0) > most`,
      limit: { value: most, at: '' },
      fires: (record) => valuesAt(record, pointer).some((value) => typeof value === 'number' && value > most && value <= (field.maximum ?? Infinity)),
    }
  },
  timeLimit: ({ field, pointer, most, unit }, { source }) => {
    const units = source.codeLists.get('common/limit-unit').codes
    if (unit === undefined) refuse(`${pointer} 是时限，请加 --unit：${units.map(({ code }) => code).join('、')}`, 'a time limit has a unit: say --unit')
    const { title, title_en } = units.find(
      ({ code }) =>
        code ===
        oneOf(
          { zh: '时限单位', en: 'unit' },
          unit,
          units.map((one) => one.code),
        ),
    )
    return {
      ...limited(field, `${most}${title}`, `${most} ${title_en}${most === 1 ? '' : 's'}`),
      imports: ["import type { TimeLimit } from '@shebiao/schemas/common/1.0'", "import { exceeds } from '{src}/domain/limits.js'"],
      constant: `const most: TimeLimit = { state: 'bounded', value: ${most}, unit: ${literal(unit)} }`,
      condition: (value) => `exceeds(${value}, most)`,
      limit: { value: most, at: '/value', within: { state: 'bounded', value: most, unit } },
      fires: (record) =>
        valuesAt(record, pointer).some(
          (value) => value?.state === 'bounded' && scaled(value) > scaled({ value: most, unit }) && scaleOf(value.unit) === scaleOf(unit),
        ),
    }
  },
}

function limited({ title, en }, zhLimit, enLimit) {
  return {
    title: { zh: `${title}不超过${zhLimit}`, en: `${en} is no more than ${enLimit}` },
    message: { zh: `${title}为 {found}，超过${zhLimit}`, en: `${en} is {found}, more than ${enLimit}` },
    mend: { zh: `把${title}改为不超过${zhLimit}。`, en: `Make it no more than ${enLimit}.` },
  }
}

// As packages/conform/src/domain/limits.ts: other units are never converted into each other.
const scales = { minute: ['clock', 1], hour: ['clock', 60], month: ['month', 1], year: ['month', 12] }
const scaleOf = (unit) => scales[unit]?.[0] ?? unit
const scaled = ({ value, unit }) => value * (scales[unit]?.[1] ?? 1)

/** Every value of a field in a record, whatever the record is. */
function valuesAt(record, pointer) {
  return pointer
    .slice(1)
    .split('/')
    .reduce((values, step) => values.flatMap((value) => (step === '*' ? (Array.isArray(value) ? value : []) : (value?.[step] ?? []))), [record])
}

function ruleText(target, { title, message, mend, constant, condition, imports = [] }) {
  const { id, standard, type, newest, editions, profile, clause, pointer } = target
  const { up } = foldersOf(target, 'rules')
  const { parameter, loop, value, at } = accessOf(pointer)
  const find = `if (${condition(value)}) find({ at: ${at}, found: ${value} })`
  const domain = imports.filter((line) => line.includes('{src}')).map((line) => line.replace('{src}/', up))
  return `${[
    ...imports.filter((line) => !line.includes('{src}')),
    `import type { ${pascal(type)} } from '@shebiao/schemas/${standard}/${newest.edition}'`,
    ...domain,
    `import { defineRule } from '${up}model/rule.js'`,
  ].join('\n')}

${constant}

export default defineRule<${pascal(type)}>({
  id: ${literal(id)},
  standard: ${literal(standard)},
  type: ${literal(type)},
${editions ? `  editions: [${editions.map(literal).join(', ')}],\n` : ''}${profile ? `  profile: ${literal(profile)},\n` : ''}  clause: ${literal(clause)},
  needs: [${literal(neededBy(pointer))}],
  title: ${sentence(title)},
  message: ${sentence(message)},
  mend: ${sentence(mend)},
  check(${parameter}, find) {
    ${loop ? `${loop} {\n      ${find}\n    }` : find}
  },
})
`
}

/** Where a rule and its cases go, and how its imports lead to `src/`. */
export function foldersOf({ standard, profile, id }, kind) {
  const own = profile ? `profiles/${profile}` : standard
  const folder = `packages/conform/src/${kind}/${own}`
  return { folder, cases: `schemas/${own}/cases/${id}.yaml`, up: '../'.repeat(folder.split('/').length - 3) }
}

/** What to do after a rule was written. */
export function nextOf(id) {
  return [
    [`npm run dev -- ${id}`, '每次保存即核对用例', 'checks its cases at every save'],
    ['npm run build && npm run corpus', '全部用例应通过', 'every case passes'],
    ['npx vitest run --root scripts repo boundaries', '可追溯，界限有用例', 'traceable, and a case at every number'],
    [`npm run shebiao -- explain ${id}`, '读一遍给人看的句子', 'read what people are told'],
  ]
}
