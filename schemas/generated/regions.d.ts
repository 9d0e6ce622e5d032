/** The day the table of divisions is of, YYYY-MM-DD. */
export declare const regionsAsOf: string
/** Six-digit division code → name. */
export declare function regionTable(): ReadonlyMap<string, string>
