import { memoizeText } from './memoize.js'
import { normalizeName } from './names.js'

/** Whether a condition or material is a catch-all: 其他材料, 其它有关证件, 相关材料, 户口簿等材料. */
export const isOpenEnded = memoizeText((text) => {
  const plain = normalizeName(text)
  if (/其[他它](?:的)?(?:相关|有关|必要|所需|应当?提交的?|需要的?)?(?:证明)?(?:材料|资料|证件|文件|条件|情形)/.test(plain)) return true
  // After an enumeration these words only summarize it.
  return !plain.includes('、') && /(?:等|相关|有关|必要)(?:证明)?(?:材料|资料)$/.test(plain)
})
