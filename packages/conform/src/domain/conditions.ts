import { normalizeName } from './names.js'

const household = /人户(?:分离|一致)|[本外][地省市县区][^,。;但且而]{0,6}户[籍口]|户[籍口](?:所在地)?不?在[本外][地省市县区]/
const asksHousehold = /人户一致|(?:无|非|未|不得)人户分离|(?<!非)本[地省市县区][^,。;但且而]{0,6}户[籍口]|户[籍口](?:所在地)?在本[地省市县区]/
const file = /(?:没有|无|未有|不具有|有)(?:人事)?档案/
const asksFile = /(?<!没|未|无)有(?:人事)?档案(?!的)/
const refuses = /(?:不得|不予|不能|不可以?)(?:在本[地省市县区])?(?:受理|办理|申请|申领|登记|参保)|不受理|不办理|拒绝/
const forbids = /不[得应](?:以|因|将|要求|设|把)/
const lifts = /不受|不限|不要求|[无不]需|[也均都]可|及非|和非|或非|与非|无论|不论|不分|取消|由.*说明/

/** Whether a condition lifts a restriction or forbids imposing it. Such a text mentions the restriction too. */
export function isLifted(text: string): boolean {
  return forbids.test(text) || lifts.test(text)
}

/**
 * Whether a condition excludes people with a household registration elsewhere and, with `also`, people without a personnel file:
 * 'refuses' if it refuses them in words, 'asks' if it asks for the registration or file. Only the wording is judged, sentence by
 * sentence.
 */
export function exclusionIn(text: string, also?: 'file'): 'refuses' | 'asks' | undefined {
  const kinds = normalizeName(text)
    .split(/[。;\n]/)
    .map((sentence) => {
      if (forbids.test(sentence)) return undefined
      const concerned = household.test(sentence) || (also === 'file' && file.test(sentence))
      if (concerned && refuses.test(sentence)) return 'refuses'
      if (lifts.test(sentence)) return undefined
      return asksHousehold.test(sentence) || (also === 'file' && asksFile.test(sentence)) ? 'asks' : undefined
    })
  return kinds.includes('refuses') ? 'refuses' : kinds.find((kind) => kind !== undefined)
}
