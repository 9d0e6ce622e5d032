import type { Contact } from '@shebiao/schemas/common/1.0'
import type { Find } from '../rule.js'
import { phoneNumbers } from './phones.js'

// The national hotlines take questions and complaints alike.
const hotline = /^(?:0\d{2,3})?(?:12333|12345)$/
// Most are one plain number: no normal form and no division is needed.
const plain = /^[\d-]+$/

/** The numbers that stand in both texts, the hotlines 12333 and 12345 excepted. */
export function sharedPhones(one: string, other: string): string[] {
  const others = numbers(other).map(digits)
  return numbers(one).filter((number) => {
    const dialled = digits(number)
    return dialled !== '' && others.includes(dialled) && !hotline.test(dialled)
  })
}

/** Finds the telephones for complaints that are telephones for consultation as well. */
export function findSharedContacts(consultation: readonly Contact[] = [], supervision: readonly Contact[] = [], find: Find): void {
  const asked = consultation.filter(({ kind }) => kind === 'phone')
  if (asked.length === 0) return
  const texts = asked.length === 1 ? asked[0]!.value : asked.map(({ value }) => value).join(';')
  for (const [i, { kind, value }] of supervision.entries()) {
    const [phone] = kind === 'phone' ? sharedPhones(value, texts) : []
    if (phone !== undefined) find({ at: `/supervision/${i}/value`, phone })
  }
}

function numbers(text: string): string[] {
  return plain.test(text) ? [text] : phoneNumbers(text)
}

function digits(number: string): string {
  return number.replace(/\D/g, '')
}
