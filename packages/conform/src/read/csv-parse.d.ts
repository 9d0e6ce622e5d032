/** What is used of csv-parse. Its own declarations pull in Node's types, which the library has to compile without. */
export declare class CsvError extends Error {
  code: string
}

export interface Options {
  delimiter: string
  /** Ends of records; found out from the text where the list is empty. */
  record_delimiter: string | string[]
  relax_column_count: boolean
  /** Is given each record as it ends. What it gives back takes the record's place; undefined leaves it out. */
  on_record?: (record: string[]) => unknown
}

/** Throws CsvError. */
export declare function parse(text: string, options: Options): string[][]
