import type { Issue, Property } from './runtime.js';
/** Whether a text has `least` to `most` code points. They are counted only where the number of UTF-16 units does not decide. */
export declare function lengthWithin(text: string, least: number, most: number): boolean;
/** `full-date` of RFC 3339, section 5.6: `2024-02-29`. */
export declare function isDate(text: string): boolean;
/** `date-time` of RFC 3339, section 5.6: with T and an offset; a leap second only at the end of a day of UTC. */
export declare function isDateTime(text: string): boolean;
/** Whether every name in `value` is one of `names`. */
export declare function onlyKnown(value: object, names: ReadonlySet<string>): boolean;
/** Adds the issues of an object's members; where `known` is given, of every other name as well. */
export declare function findInFields(value: object, at: string, out: Issue[], properties: readonly Property[], known?: ReadonlySet<string>): void;
/** A member, and not what every object has by that name. */
export declare function member(value: object, name: string): unknown;
/** Whether `value` is a multiple of `of`, within the precision of binary fractions. */
export declare function isMultiple(value: number, of: number): boolean;
/** Equality of JSON values: the order of members does not count. */
export declare function equal(a: unknown, b: unknown): boolean;
/** Whether no two entries are equal. */
export declare function distinct(list: readonly unknown[]): boolean;
/** Adds an issue for each entry that repeats an earlier one. */
export declare function findRepeats(list: readonly unknown[], at: string, out: Issue[]): void;
/** One issue for each pointer: the cause of the others. */
export declare function causes(found: Issue[]): Issue[];
