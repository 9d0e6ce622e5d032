import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from './memoize.js'
import { mentionsInOrder, normalizeName } from './names.js'

// A material is prohibited if the name of its item matches `item` and its name matches all of `material` in order. If `beside` is given,
// another material must match it. `licensed`: only for applicants that can hold a business licence.
const prohibited: { item: RegExp; material: RegExp[]; beside?: RegExp; licensed?: boolean }[] = [
  { item: /职工.*参保登记|参加职工.*保险/, material: [/原籍|其他地区|外地|异地/, /参保|社会保险/, /证明/] },
  // A material that mentions the merged licence states itself for whom it is.
  {
    item: /社会保险登记|单位.*基本信息变更|参保单位注销|社会保险(?:变更|注销)/,
    material: [/^(?!.*(?:三证合一|统一社会信用代码)).*(?:税务登记证|组织机构代码证)/],
    licensed: true,
  },
  { item: /公务员.*(?:考录|录用)|事业单位.*招聘|职称评[定审]/, material: [/学历/, /认证/], beside: /(?:学历|毕业)证/ },
  { item: /留学回国|回国(?:\(来华\))?定居专家/, material: [/留学回国人员证明/], beside: /学[历位].*认证/ },
]
const none: ReadonlySet<number> = new Set()
const nothing: typeof prohibited = []
// Most items have no such rule, which depends only on their names.
const prohibitedFor = memoizeText((itemName) => {
  const rules = prohibited.filter(({ item }) => item.test(normalizeName(itemName)))
  return rules.length === 0 ? nothing : rules
})
const unlicensed: ReadonlySet<string> = new Set(['publicInstitution', 'socialOrganization', 'administrativeOrgan'])

/** Indices of the materials that an item must not ask for. Other rules on materials skip them, so that each is reported once. */
export function prohibitedMaterials({ itemName, serviceTargets, materials }: Implementation): ReadonlySet<number> {
  const concerned = prohibitedFor(itemName)
  if (concerned.length === 0 || !materials) return none
  // Government organs, public institutions and associations have no business licence.
  const licensed =
    !/机关|事业单位|社会团体/.test(normalizeName(itemName)) && !(serviceTargets?.length && serviceTargets.every((target) => unlicensed.has(target)))
  const rules = concerned.filter((rule) => licensed || !rule.licensed)
  if (rules.length === 0) return none
  const names = materials.map(({ name }) => normalizeName(name))
  const found = materials.flatMap(({ requiredFromApplicant }, i) => {
    if (requiredFromApplicant === false) return []
    const hit = rules.some(
      (rule) => mentionsInOrder(names[i]!, rule.material) && (!rule.beside || names.some((other, j) => j !== i && rule.beside!.test(other))),
    )
    return hit ? [i] : []
  })
  return new Set(found)
}
