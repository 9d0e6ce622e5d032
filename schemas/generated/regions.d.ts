/** The day the table of divisions is of, YYYY-MM-DD. */
export declare const regionsAsOf: string
/** Six-digit division code → name. */
export declare function regionTable(): ReadonlyMap<string, string>
/** What a division was called from the first table that has it, to the day of the first without it; its present code, where it is certain. */
export interface FormerRegion {
  name: string
  since: string
  until: string
  successor?: string
}
/** Six-digit division code → its rows, for divisions that are no more and for former names. */
export declare function formerRegions(): ReadonlyMap<string, readonly FormerRegion[]>
