import { textProblem } from './texts.js'

const number = '[0-9一二三四五六七八九十甲乙丙丁A-Z][-0-9A-Z~至、.,#\\s]*(?:\\([^)]*\\))?'
// 12号公路 and 地铁2号线 are numbered themselves.
const numbered = new RegExp(`${number}(?:号(?!公路|国道|省道|高速|线|路口|路(?!\\d)|桥)|弄|幢|栋|座|楼|层|室|窗|房|#)`, 'i')
/** A number behind a road, or a room behind a building, without its word: 某路23-1, 综合楼101. */
const bare = /(?:路|街|大道|道|巷|里|胡同)\d+(?:-\d+)*(?!号?(?:公里|米|千米))(?=$|[^\d号])|(?:楼|大厦|大楼|中心|广场|馆|座)[A-Z]?\d{2,4}(?!\d|米|公里)/i
/** Villages have groups and offices instead of numbers. */
const village =
  /(?:村|嘎查|社区|屯|连|队)(?:[0-9一二三四五六七八九十]+组|.*(?:村委会|居委会|村部|队部|连部|便民服务(?:中心|站|点)|党群服务(?:中心|站)|综合服务(?:中心|站)))/
const group = /[0-9一二三四五六七八九十]+(?:组|社)(?=$|[^\u4e00-\u9fff])/
const villageAlone = /(?:村|嘎查|连|屯|组|社区)$/
const counter = /(?:中心|大厅|之家|分?局|支行|分行|营业部|分理处|网点).{0,20}(?:窗口|专柜)/
/** Many places in one. */
const list = /各(?:乡|镇|街|县|市|区|州|盟|旗|社区|村|网点|支行|银行|营业|分理处|经办)|(?:银行|支行|网点).{0,12}[、,;].*(?:银行|支行|网点)/

/**
 * Whether an address names a house number, building, floor, room or window, or in a village the group or office; in `rural` areas the
 * village will do. A text that is masked or none is not judged: it is told as that.
 */
export function isPreciseAddress(address: string, areaType?: string): boolean {
  if (textProblem(address)) return true
  const text = address.normalize('NFKC')
  if (list.test(text)) return false
  if (numbered.test(text) || bare.test(text) || village.test(text) || group.test(text) || counter.test(text)) return true
  return areaType === 'rural' && villageAlone.test(text.trim())
}
