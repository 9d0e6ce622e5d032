/** An item of the sample: what all its implementations have in common. */
export interface Item {
  name: string
  /** Basic code: the national one if the examples of the schemas have it, else an invented one of the province. */
  code: string
  category: string
  insurance: readonly string[]
  highFrequency: boolean
  result: string
  /** Promised limit in working days; 0 means immediate. */
  days: number
}

const all = ['pension', 'unemployment', 'workInjury']
const nationalCodes: Readonly<Record<string, string>> = { 城乡居民养老保险参保登记: '002014021000', 职工参保登记: '002014022000' }
const residents = /居民/

let count = 0

/** The items of a category, each with its promised working days. */
function category(name: string, insurance: readonly string[], result: string, days: Readonly<Record<string, number>>): Item[] {
  return Object.entries(days).map(([item, promised]) => {
    const code = nationalCodes[item]
    const own = `4220149${String(++count).padStart(2, '0')}000`
    return {
      name: item,
      code: code ?? own,
      category: name,
      insurance: insurance.includes('pension') && residents.test(item) ? ['residentPension'] : insurance,
      highFrequency: code !== undefined,
      result: item + result,
      days: promised,
    }
  })
}

/**
 * The items of the sample. Names and categories are those of the disclosure catalogue in `examples`; conditions, materials, steps and
 * limits are invented, and every record says so.
 */
export const items: readonly Item[] = [
  ...category('社会保险登记', all, '回执', {
    城乡居民养老保险参保登记: 5,
    职工参保登记: 3,
    企业社会保险登记: 0,
    机关事业单位社会保险登记: 5,
    工程建设项目办理工伤保险参保登记: 3,
    参保单位注销: 10,
  }),
  ...category('社会保险参保信息维护', all, '回执', {
    '单位(项目)基本信息变更': 3,
    个人基本信息变更: 0,
    养老保险待遇发放账户维护申请: 0,
    工伤保险待遇发放账户维护申请: 0,
    失业保险待遇发放账户维护申请: 0,
  }),
  ...category('社会保险缴费申报', all, '核定单', {
    缴费人员增减申报: 0,
    社会保险缴费申报与变更: 3,
    社会保险费延缴申请: 15,
    社会保险费欠费补缴申报: 10,
    社会保险费断缴补缴申报: 10,
  }),
  ...category('社会保险参保缴费记录查询', all, '结果清单', { 单位参保证明查询打印: 0, 个人权益记录查询打印: 0 }),
  ...category('养老保险服务', ['pension'], '核定表', {
    '职工正常退休(职)申请': 20,
    城乡居民养老保险待遇申领: 10,
    暂停养老保险待遇申请: 5,
    恢复养老保险待遇申请: 5,
    个人账户一次性待遇申领: 15,
    '丧葬补助金、抚恤金申领': 15,
    居民养老保险注销登记: 5,
    城镇职工基本养老保险关系转移接续申请: 15,
    机关事业单位基本养老保险关系转移接续申请: 15,
    城乡居民基本养老保险关系转移接续申请: 15,
    机关事业单位与企业职工基本养老保险互转申请: 15,
    城镇职工与城乡居民基本养老保险互转申请: 20,
    军地养老保险关系转移接续申请: 15,
    多重养老保险关系个人账户退费: 10,
    病残津贴申领: 20,
  }),
  ...category('工伤保险服务', ['workInjury'], '确认表', {
    工伤事故备案: 0,
    用人单位办理工伤登记: 3,
    变更工伤登记: 3,
    异地居住就医申请确认: 5,
    异地工伤就医报告: 0,
    旧伤复发申请确认: 10,
    转诊转院申请确认: 5,
    工伤康复申请确认: 10,
    工伤康复治疗期延长申请: 10,
    辅助器具配置或更换申请: 15,
    辅助器具异地配置申请: 15,
    停工留薪期确认和延长确认: 20,
    '工伤医疗(康复)费用申报': 15,
    住院伙食补助费申领: 10,
    '统筹地区以外交通、食宿费申领': 10,
    一次性工伤医疗补助金申请: 10,
    '辅助器具配置(更换)费用申报': 15,
    伤残待遇申领: 10,
    '一次性工亡补助金(丧葬补助金)申领': 15,
    供养亲属抚恤金申领: 15,
    工伤保险待遇变更: 5,
  }),
  ...category('失业保险服务', ['unemployment'], '核定回执', {
    失业保险金申领: 10,
    丧葬补助金和抚恤金申领: 10,
    职业培训补贴申领: 20,
    职业介绍补贴申领: 20,
    农民合同制工人一次性生活补助申领: 10,
    代缴基本医疗保险费: 5,
    价格临时补贴申领: 15,
    失业保险关系转移接续: 10,
    '稳岗返还(稳岗补贴)申领': 20,
    技能提升补贴申领: 20,
  }),
  ...category('企业年金方案备案', ['pension'], '办理回执', { 企业年金方案备案: 15, 企业年金方案重要条款变更备案: 15, 企业年金方案终止备案: 15 }),
  ...category('社会保障卡服务', all, '办理回执', {
    社会保障卡申领: 10,
    '社会保障卡启用(含社会保障卡银行账户激活)': 0,
    社会保障卡应用状态查询: 0,
    社会保障卡信息变更: 0,
    社会保障卡密码修改与重置: 0,
    社会保障卡挂失与解挂: 0,
    '社会保障卡补领、换领、换发': 5,
    社会保障卡注销: 0,
  }),
]
