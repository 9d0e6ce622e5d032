import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { visible } from '@shebiao/schemas/runtime'
import type { Arguments } from '../arguments.js'
import { fail } from '../fail.js'

const manifest = `# 报送清单：本文件夹里的数据属于哪个地方、依据哪个标准 (what is in this folder, and by which standard)
region: "420000"              # 行政区划代码 (division)
# profile: wuhan              # 地方细则 (profile), 见 shebiao rules
files:
  - path: guides/*.yaml
    standard: service-guide@2.0
    type: guide
waivers: []
# 豁免要写明规则、责任人、理由和期限 (a waiver names rule, owner, reason and last day):
#  - rule: fee-has-basis
#    owner: 某市社会保险经办机构
#    reason: 收费文件修订中
#    until: 2027-06-30
`

const guide = `# 一份办事指南；缺什么，shebiao check . 会说 (a service guide; the check says what is missing)
itemName: 示例事项
promisedLimit: { state: bounded, value: 20, unit: workingDay }
consultation:
  - { kind: phone, value: "12333" }
`

/** `shebiao init [folder]`: writes an example submission to start from. Never overwrites: returns 2 if a file exists. */
export default async function init({ positionals }: Arguments): Promise<number> {
  const [folder = '.'] = positionals
  const files = { 'shebiao.yaml': manifest, 'guides/example.yaml': guide }
  for (const name of Object.keys(files)) {
    if (existsSync(join(folder, name))) return fail(`${join(folder, name)} 已存在，未改动 (exists: nothing was written)`)
  }
  mkdirSync(join(folder, 'guides'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  process.stdout.write(
    `已写入 ${Object.keys(files)
      .map((name) => visible(join(folder, name)))
      .join('、')}\n接下来 (next)：shebiao check ${visible(folder)}\n`,
  )
  return 0
}
