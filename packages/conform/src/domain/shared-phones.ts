import { phoneNumbers } from './phones.js'

// The national hotlines take questions and complaints alike.
const hotline = /^(?:0\d{2,3})?(?:12333|12345)$/

/** The numbers that stand in both texts, the hotlines 12333 and 12345 excepted. */
export function sharedPhones(one: string, other: string): string[] {
  const others = new Set(phoneNumbers(other).map(digits))
  return phoneNumbers(one).filter((number) => digits(number) !== '' && others.has(digits(number)) && !hotline.test(digits(number)))
}

function digits(number: string): string {
  return number.replace(/\D/g, '')
}
