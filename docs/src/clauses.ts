/** The path of a clause, page and anchor, for a reference such as `service-item@1.0#A.4.10` or `qingdao#2.1`. */
export function clausePath(reference: string): string {
  const [owner, number] = reference.split('#') as [string, string]
  return `${owner.includes('@') ? `/standards/${owner.replace('@', '/')}` : `/profiles/${owner}`}#c-${number.replaceAll('.', '-')}`
}
