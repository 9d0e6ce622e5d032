const precise = /[0-9一二三四五六七八九十甲乙丙丁A-Z][-0-9A-Z~至、.,#\s]*(?:\([^)]*\))?(?:号|弄|幢|栋|座|楼|层|室|窗|房|#)|窗口|专柜/i

/** Whether an address names a house number, building, floor, room or window. */
export function isPreciseAddress(address: string): boolean {
  return precise.test(address.normalize('NFKC'))
}
