import { editorLine, flow, inSentence } from '../format.mjs'
import { formed, oneOf, refuse } from '../refuse.mjs'
import { checkTexts } from './field.mjs'

export const usage =
  'npm run new -- profile <place> --title 中文 --en English --region 六位代码 --extends service-guide@2.0 --source REQ（--extends、--source 可多次）'
export const options = { positionals: ['place'], required: ['title', 'en', 'region', 'extends', 'source'], optional: [], lists: ['extends', 'source'] }

/** A profile of a place with its scope and one clause that rests on the requirements. */
export function plan({ place, title, en, region, extends: editions, source: ids }, { source, recordTypes, requirement }) {
  formed({ zh: '细则名', en: 'a profile' }, place, /^[a-z][a-z0-9-]*$/, 'qingdao')
  if (source.profiles.some(({ profile }) => profile === place)) refuse(`细则 ${place} 已存在`, 'the profile exists')
  checkTexts(title, en)
  formed({ zh: '行政区划', en: 'a division' }, region, /^\d{6}$/, '370200')
  if (!source.regions.some(({ code }) => code === region)) refuse(`没有行政区划 ${region}`, 'no such division in schemas/common/tables/region.csv')
  for (const edition of editions) oneOf({ zh: '版次', en: 'edition' }, edition, source.standards.keys())
  const requirements = ids.map((id) => requirement(id))
  const path = `schemas/profiles/${place}/profile.yaml`
  const [standard, edition] = editions[0].split('@')
  const { type } = recordTypes.find((one) => one.standard === standard && one.edition === edition)
  const text = `${editorLine(path, 'profile')}profile: ${place}
title: ${flow({ zh: title, en })}
region: "${region}"
extends: [${editions.join(', ')}]
source: ${requirements[0].document}
clauses:
  "1":
    title: { zh: 范围, en: Scope }
    text: ${flow({ zh: `本细则规定${title}比国家标准多出的要求。`, en: `What ${inSentence(en)} asks beyond the national standard.` })}
  "2": { title: { zh: 要求, en: Requirements } }
  "2.1":
${clauseLines(requirements, source)}
overlays:
  ${standard}/${type}:
    properties:
      extensions: { x-clause: "2.1" }
`
  return {
    create: { [path]: text },
    notes: [
      '条款 2.1 照来源的要求写成推荐，落在扩展上：请改写，并换成真正的字段或规则 (clause 2.1 repeats the requirement and rests on the extensions: reword it, and give it a field or rule)',
    ],
    next: [
      [`npm run shebiao -- profile check ${path}`, '只收紧、可满足、条款齐备', 'it only tightens, can be satisfied, names its clauses'],
      [
        `npm run new -- rule profiles/${place}/<rule-id> 2.1${editions.length > 1 ? ` --standard ${standard}` : ''} --type ${type}`,
        '写一条地方规则',
        'a rule of the place',
      ],
      ['npm run build && npm run corpus', '全部用例应通过', 'every case passes'],
      ['npx vitest run --root scripts repo', '可追溯', 'traceable'],
    ],
  }
}

/**
 * The lines of a clause that says no more than the requirements do: a recommendation, or a permission where the sources only
 * name or encourage. Of medium confidence, until someone has read the sources for it.
 */
export function clauseLines(requirements, { strength }) {
  const permits = (strength?.words ?? []).filter(({ modal }) => modal === '可').flatMap(({ words }) => words)
  const modal = requirements.every(({ wording }) => permits.includes(wording)) ? '可' : '宜'
  return `    modal: ${modal}
    text: ${flow(clauseText(requirements, modal))}
    sources: [${requirements.map(({ id }) => id).join(', ')}]
    confidence: medium`
}

function clauseText(requirements, modal) {
  const [zh, en] = ['zh', 'en'].map((language) => requirements.map((one) => one[language].replace(/[。.]$/, '')).join(language === 'zh' ? '；' : '; '))
  return {
    zh: `数据${modal}体现：${zh}。尚无字段的，写入扩展。`,
    en: `Data ${modal === '可' ? 'may' : 'should'} reflect this: ${en}. What has no field yet goes into the extensions.`,
  }
}
