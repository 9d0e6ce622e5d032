import { memoizeText } from './memoize.js'
import { normalizeName } from './names.js'

/**
 * Whether a name is that of the transfer of pension insurance between places, as the official list names it
 * (`城镇职工基本养老保险关系转移接续申请`); not that between schemes, or within a province.
 */
export const isPensionTransfer = memoizeText((text) => {
  const name = normalizeName(text)
  return /养老保险/.test(name) && /转移/.test(name) && !/省内|市内|本省|本市|互转|军地|制度衔接/.test(name)
})
