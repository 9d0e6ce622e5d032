/** How many cases there are: by rule, by field (refused, generated), by profile, and examples by record type (accepted). */
declare const index: {
  base: string
  rules: Record<string, { accepted: number; refused: number }>
  fields: Record<string, Record<string, number>>
  profiles: Record<string, { accepted: number; refused: Record<string, string[]> }>
  examples: Record<string, number>
}
export default index
