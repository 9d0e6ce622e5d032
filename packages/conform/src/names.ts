/** A name as it is compared: full and half width alike, without spaces, book-title marks and quotation marks. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s《》〈〉“”"‘’']/g, '')
}
