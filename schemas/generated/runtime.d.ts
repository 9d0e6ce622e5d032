import type { Codes, Field } from './runtime/field.js';
import type { Issue, Property } from './runtime/issues.js';
import { type Language } from './runtime/messages.js';
import type { StandardSchema } from './runtime/standard-schema.js';
export * from './runtime/field.js';
export { type FormRecord, formSchema } from './runtime/form.js';
export * from './runtime/issues.js';
export * from './runtime/messages.js';
export * from './runtime/pointer.js';
export * from './runtime/standard-schema.js';
/** A compiled schema. */
export interface Validator {
    /** Whether the data conform: the quick answer. */
    is(data: unknown): boolean;
    /** Every breach, one per cause; none where the data conform. */
    issues(data: unknown): Issue[];
    /** The members of a record, each checked by itself; absent where a schema constrains members together. */
    readonly members?: readonly Property[];
}
/** One record type, ready to check data. `Path` is the union of its field patterns. */
export interface RecordType<T, Path extends string = string> {
    /** `service-item@1.0` */
    readonly standard: string;
    /** `implementation` */
    readonly type: string;
    /** Each field by its pattern: a JSON Pointer with `*` for positions in lists. */
    readonly fields: Readonly<Record<Path, Field>>;
    /** The record's members, each checked by itself: for readers that cache members. */
    readonly members?: readonly Property[];
    /** Whether `data` has the shape of the record type. */
    is(data: unknown): data is T;
    /** Every breach of the schema, one per cause. */
    issues(data: unknown): Issue[];
    /** Message and remedy of an issue, in Chinese by default. */
    say(issue: Issue, language?: Language): {
        message: string;
        mend: string;
    };
    readonly '~standard': StandardSchema<T>;
}
/** The function `say` of a record type, of its field table and the code lists that it uses. */
export declare function sayer(fields: Record<string, Field>, codes: Codes): RecordType<unknown>['say'];
/** The issues of some members of a record that has at least one: the same as the record's validator finds, in the order of `members`. Throws where there is none. */
export declare function issuesOf(data: object, members: readonly Property[]): Issue[];
