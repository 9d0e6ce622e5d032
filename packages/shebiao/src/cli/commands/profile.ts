import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CompareError } from '@shebiao/compat'
import type { Arguments } from '../arguments.js'
import { SideError } from '../diff/files.js'
import { fail, print } from '../fail.js'
import { checkNamed } from '../profile/check.js'
import { exitCodeOf, toJson, toLines } from '../profile/report.js'

const formats = ['text', 'json']

/** `shebiao profile check|new`: returns 0 if the profile is valid or was written, 1 if it has problems, 2 if it cannot be read. */
export default async function profile({ positionals: [what, name, ...more], values }: Arguments): Promise<number> {
  if (name === undefined || more.length > 0 || (what !== 'check' && what !== 'new')) {
    return fail('用法：shebiao profile check <细则|文件|文件夹>，或 shebiao profile new <地方> (check a profile, a file or a folder; begin a new one)')
  }
  if (what === 'new') return createProfile(name)
  const { format = 'text' } = values
  if (!formats.includes(String(format))) return fail(`没有格式 ${format}；可用：${formats.join('、')} (no such format)`)
  try {
    const checked = await checkNamed(name, values)
    if (format === 'json') process.stdout.write(toJson(checked))
    else print(...toLines(checked))
    return exitCodeOf(checked)
  } catch (error) {
    if (error instanceof SideError) return fail(error.message)
    if (error instanceof CompareError) return fail(`${error.place.startsWith('#') ? name : ''}${error.message}`)
    throw error
  }
}

/** Writes a template of a profile to a folder. Never overwrites: returns 2 if the file exists. */
function createProfile(folder: string): number {
  const name = basename(folder)
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return fail(`${name}: 细则的名称用小写字母，如 qingdao (a name in lower case)`)
  const file = join(folder, 'profile.yaml')
  if (existsSync(file)) return fail(`${file} 已存在，未改动 (exists: nothing was written)`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, template(name))
  print(`已写入 ${file}`, `接下来 (next)：写明行政区划和条款，再 shebiao profile check ${file}`)
  return 0
}

const template = (
  name: string,
) => `# 地方细则：只能收紧国家标准；每项要求写明本地条款，条款写明来源 (a profile only tightens; all it asks for stands on a clause)
profile: ${name}
title: { zh: 细则名称, en: Name of the profile }
region: ""                     # 六位行政区划代码 (division)
extends: [service-guide@2.0]   # 所扩展的版次 (editions)
clauses:
  "1": { title: { zh: 范围, en: Scope }, text: { zh: 本细则的适用范围。, en: What the profile applies to. } }
#  "2.1":
#    modal: 应                 # 应 | 宜 | 可
#    text: { zh: 办事指南应列出表单。, en: A guide shall list its forms. }
#    sources: []               # 来源文件的要求编号 (requirements), 见 shebiao trace
# overlays:                    # 与国家模式同时成立 (both hold)
#  service-guide/guide:
#    required: [forms]
#    properties: { forms: { x-clause: "2.1" } }
# severities:                  # 只能提高 (may only be raised)
#  fee-has-basis: { severity: error, clause: "2.1" }
`
