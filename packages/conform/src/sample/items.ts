/** An item of the sample: what all who implement it have in common. */
export interface Item {
  name: string
  /** Basic code: a national one where the examples of the schemas have it, else one of the province, with a number of the sample's own. */
  code: string
  insurance: readonly string[]
  highFrequency: boolean
  conditions: readonly string[]
  materials: readonly string[]
  result: string
  category: string
  /** Promised working days; 0 is handled at once. */
  days: number
}

/** The items of the sample. Names are the field's; conditions, materials and limits are made up and say so in every record. */
export const items: readonly Item[] = [
  item(
    '城乡居民养老保险参保登记',
    '002014021000',
    '社会保险登记',
    ['residentPension'],
    ['年满16周岁，不含在校学生', '未参加职工基本养老保险'],
    ['城乡居民养老保险参保登记表'],
    '参保登记凭证',
    5,
    true,
  ),
  item(
    '职工参保登记',
    '002014022000',
    '社会保险登记',
    ['pension', 'unemployment', 'workInjury'],
    ['已与用人单位建立劳动关系'],
    ['职工参保登记表'],
    '职工参保登记回执',
    3,
    true,
  ),
  item(
    '企业社会保险登记',
    '422014901000',
    '社会保险登记',
    ['pension', 'unemployment', 'workInjury'],
    ['已办理设立登记'],
    ['企业参保登记表'],
    '企业参保登记回执',
    0,
  ),
  item('单位参保信息变更登记', '422014902000', '信息变更', ['pension'], ['单位名称或者联系方式发生变化'], ['单位信息变更登记表'], '单位信息变更回执', 3),
  item('个人参保信息变更登记', '422014903000', '信息变更', ['pension'], ['个人登记信息发生变化'], ['个人信息变更登记表'], '个人信息变更回执', 0),
  item('企业职工基本养老保险关系转移接续', '422014904000', '关系转移', ['pension'], ['在转入地已参保缴费'], ['关系转移接续申请表'], '关系转移接续信息表', 15),
  item('养老保险待遇领取资格认证', '422014905000', '待遇资格', ['pension'], ['正在领取基本养老金'], [], '资格认证回执', 0),
  item('职工正常退休申请', '422014906000', '待遇核定', ['pension'], ['达到法定退休年龄', '累计缴费满规定年限'], ['退休申请表'], '待遇核定表', 20),
  item(
    '失业保险金申领',
    '422014907000',
    '待遇申领',
    ['unemployment'],
    ['非因本人意愿中断就业', '已办理失业登记'],
    ['失业保险金申领表'],
    '失业保险金核定回执',
    10,
  ),
  item('工伤保险待遇申领', '422014908000', '待遇申领', ['workInjury'], ['已作出工伤认定'], ['工伤保险待遇申领表'], '工伤保险待遇核定表', 10),
  item('遗属待遇申领', '422014909000', '待遇申领', ['pension'], ['参保人员因病或者非因工死亡'], ['遗属待遇申领表'], '遗属待遇核定表', 15),
  item('社会保险缴费记录查询', '422014910000', '信息查询', ['pension', 'unemployment', 'workInjury'], ['有参保缴费记录'], [], '缴费记录清单', 0),
]

function item(
  name: string,
  code: string,
  category: string,
  insurance: readonly string[],
  conditions: readonly string[],
  materials: readonly string[],
  result: string,
  days: number,
  highFrequency = false,
): Item {
  return { name, code, category, insurance, conditions, materials, result, days, highFrequency }
}
