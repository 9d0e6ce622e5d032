/** The part of csv-parse that is used. Its own declarations need Node's types, without which the library must compile. */
export declare class CsvError extends Error {
  code: string
}

export interface Options {
  delimiter: string
  /** Line ends of records; detected from the text if the list is empty. */
  record_delimiter: string | string[]
  relax_column_count: boolean
  /** Called with each record. Its return value replaces the record; undefined drops the record. */
  on_record?: (record: string[]) => unknown
}

/** Throws CsvError. */
export declare function parse(text: string, options: Options): string[][]
