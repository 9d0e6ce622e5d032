import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { camel, editorLine, flow, inSentence } from '../format.mjs'
import { formed, refuse } from '../refuse.mjs'
import { checkTexts } from './field.mjs'
import { clauseLines } from './profile.mjs'

export const usage = 'npm run new -- standard <name> --title 中文 --en English --type <type> --type-title 中文 --type-en English --source REQ（可多次）'
export const options = { positionals: ['name'], required: ['title', 'en', 'type', 'type-title', 'type-en', 'source'], optional: [], lists: ['source'] }

/** Folders under schemas/ and entry points of its package that are no standard. */
const taken = ['common', 'profiles', 'generated', 'dist', 'released', 'cases']

/** Edition 1.0 of a standard: its text, one record type with one field of its own, and two examples. */
export function plan({ name, title, en, type, 'type-title': typeTitle, 'type-en': typeEn, source: ids }, workspace) {
  const { source, standards, recordTypes, requirement } = workspace
  formed({ zh: '标准名', en: 'a standard' }, name, /^[a-z][a-z0-9-]*$/, 'service-hall')
  if ([...standards, ...taken, ...Object.keys(source.exports ?? {}).map((entry) => entry.slice(2))].includes(name))
    refuse(`名称 ${name} 已被占用`, 'the name is taken')
  formed({ zh: '记录类型', en: 'a record type' }, type, /^[a-z][a-z0-9-]*$/, 'hall')
  const other = recordTypes.find((one) => one.type === type)
  if (other) refuse(`记录类型 ${type} 已属于 ${other.standard}，请另取`, 'a record type has one name in all standards')
  checkTexts(title, en)
  checkTexts(typeTitle, typeEn)
  const requirements = ids.map((id) => requirement(id))
  const field = freeName(recordTypes, [`${camel(type)}Name`, `${camel(name)}${camel(`-${type}`)}Name`])
  const example = `示例${typeTitle}`
  const path = `${name}/1.0/${type}`
  const examples = `schemas/${name}/1.0/examples/${type}`
  const json = (value) => JSON.stringify(value, null, 2)
  return {
    create: {
      [`standards/${name}/1.0.yaml`]: words({ name, title, en, requirements, source }),
      [`schemas/${path}.schema.json`]: json(schemaOf({ typeTitle, typeEn, field, example })),
      [`${examples}.json`]: json({ $schema: `${source.base}${path}.schema.json`, [field]: example, extensions: { localField: '示例' } }),
      [`${examples}.minimal.json`]: json({ [field]: example }),
    },
    change: entryPoint(workspace, name),
    notes: [
      '条款 4.1 照来源的要求写成推荐，请改写；名称字段只为识别记录 (clause 4.1 repeats the requirement: reword it; the name is there to tell records apart)',
    ],
    next: [
      ['npm run build && npm run corpus', '生成、构建，全部用例应通过', 'generate, build; every case passes'],
      [`npm run new -- field ${path} <name> 4.1 --title 中文 --en English`, '再加字段', 'one more field'],
      [`npm run new -- rule ${name}/<rule-id> 4.1`, '再加规则', 'a rule'],
      ['npx vitest run --root scripts repo authoring', '可追溯，无须改动别处', 'traceable; nothing else to edit'],
      [`npm run shebiao -- check ${examples}.json`, '检查样例', 'check the example'],
    ],
  }
}

/** A name that identifies records of no other type: types are detected by their fields. */
function freeName(recordTypes, names) {
  const used = new Set(recordTypes.flatMap(({ schema }) => Object.keys(schema.properties)))
  return (
    names.find((name) => !used.has(name)) ??
    refuse(`字段 ${names.join('、')} 已被其他记录类型使用，请换 --type`, 'other record types use these fields: choose another --type')
  )
}

function words({ name, title, en, requirements, source }) {
  const path = `standards/${name}/1.0.yaml`
  return `${editorLine(path, 'standard')}standard: ${name}
edition: "1.0"
title: ${flow({ zh: title, en })}
status: draft
issued: null
effective: null
withdrawn: null
replaces: null
clauses:
  "1":
    title: { zh: 范围, en: Scope }
    text: ${flow({ zh: `本文件规定${title}的数据要素，适用于其编制、公开和检查。`, en: `What is recorded of ${inSentence(en)}, for drafting, publishing and checking.` })}
  "2":
    title: { zh: 规范性引用文件, en: Normative references }
    text: { zh: 本文件没有规范性引用文件。, en: There are no normative references in this document. }
  "3":
    title: { zh: 术语和定义, en: Terms and definitions }
    text: { zh: 本文件没有需要界定的术语和定义。, en: There are no terms to be defined in this document. }
  "4": { title: { zh: 要求, en: Requirements } }
  "4.1":
${clauseLines(requirements, source)}
`
}

function schemaOf({ typeTitle, typeEn, field, example }) {
  const slot = (title, en, description, ref) => ({ title, 'x-en': en, description, 'x-clause': '4.1', $ref: `../../common/1.0/${ref}.schema.json` })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    'x-record': true,
    title: typeTitle,
    'x-en': typeEn,
    description: `一条${typeTitle}记录。`,
    type: 'object',
    additionalProperties: false,
    required: [field],
    properties: {
      $schema: slot('所用模式', 'Schema', '本记录所依据的模式。', 'schema-reference'),
      [field]: {
        title: `${typeTitle}名称`,
        'x-en': `${typeEn} name`,
        description: `${typeTitle}的全称。`,
        'x-clause': '4.1',
        type: 'string',
        minLength: 1,
        maxLength: 200,
        examples: [example],
      },
      extensions: slot('地方扩展', 'Extensions', '地方自有要素。', 'extensions'),
    },
  }
}

/** The package's entry point of the edition, where no pattern leads to it yet. */
function entryPoint({ root, source }, name) {
  if (!source.exports || Object.hasOwn(source.exports, './*')) return {}
  const manifest = JSON.parse(readFileSync(join(root, 'schemas/package.json'), 'utf8'))
  const edition = `./generated/${name}/1.0/index`
  manifest.exports[`./${name}/1.0`] = { types: `${edition}.d.ts`, default: `${edition}.js` }
  return { 'schemas/package.json': JSON.stringify(manifest, null, 2) }
}
