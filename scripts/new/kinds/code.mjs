import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formed, oneOf, refuse } from '../refuse.mjs'
import { checkTexts } from './field.mjs'

export const usage = 'npm run new -- code <standard|common>/<list> <code> --title 中文 --en English --source REQ [--since DATE] [--new]'
export const options = { positionals: ['list', 'code'], required: ['title', 'en', 'source'], optional: ['since'], flags: ['new'] }

const header = ['code', 'title', 'title_en', 'since', 'until', 'source', 'note']

/** A row of a code list; with `--new` the list too. */
export function plan({ list, code, title, en, source: from, since = '', new: isNew = false }, { root, source, standards, requirement }) {
  const [owner, name] = formed({ zh: '代码表', en: 'a code list' }, list, /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'common/item-type').split('/')
  oneOf({ zh: '标准', en: 'standard' }, owner, ['common', ...standards])
  const known = source.codeLists.get(list)
  if (!known && !isNew)
    refuse.unknown(
      { zh: '代码表（新表请加 --new）', en: 'code list (say --new for a new one)' },
      list,
      [...source.codeLists.keys()].filter((one) => one.startsWith(`${owner}/`)),
    )
  if (known && isNew) refuse(`代码表 ${list} 已存在，请去掉 --new`, 'the list exists: leave --new out')
  formed({ zh: '代码', en: 'a code' }, code, /^[A-Za-z][A-Za-z0-9]*$/, 'workingDay')
  if (known?.codes.some((one) => one.code === code)) refuse(`${list} 已有代码 ${code}`, 'the code exists')
  checkTexts(title, en)
  if (!/^facts\/[A-Z](?:\.\d+)*$/.test(from)) requirement(from)
  if (since !== '') checkDay(since)
  const path = `schemas/${owner}/codes/${name}.csv`
  const row = { code, title, title_en: en, since, source: from }
  const text = (columns, before) => `${before}${columns.map((column) => cell(row[column] ?? '')).join(',')}\n`
  const next = [
    ['npm run build && npm run corpus', '全部用例应通过', 'every case passes'],
    ['git diff --stat schemas/generated', '看生成了什么', 'see what was generated'],
    ...(known
      ? []
      : [
          [
            `npm run new -- field <standard>/<edition>/<type> <name> <clause> --title 中文 --en English --kind ${list}`,
            '用这张表的字段',
            'a field that uses the list',
          ],
        ]),
  ]
  if (!known) return { create: { [path]: text(header, `${header.join(',')}\n`) }, next }
  const old = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
  const columns = old.slice(0, old.indexOf('\n')).trim().split(',')
  return { create: {}, change: { [path]: text(columns, old.endsWith('\n') ? old : `${old}\n`) }, next }
}

/** Refuses what is no day of the calendar. */
export function checkDay(day) {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  if (!isDay) refuse(`${day} 不是日期，如 2027-06-30`, 'a day is written as in 2027-06-30')
}

function cell(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
