const place = /[0-9一二三四五六七八九十甲乙丙丁A-Z][-0-9A-Z~至、.,#\s]*(?:\([^)]*\))?(?:号|弄|幢|栋|座|楼|层|室|窗|房|#)|窗口|专柜/i

/** Whether an address goes down to a number, a building, a floor, a room or a window. */
export function isPreciseAddress(address: string): boolean {
  return place.test(address.normalize('NFKC'))
}
