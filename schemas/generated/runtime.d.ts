import type { Codes, Field } from './runtime/field.js';
import { type Issue, type SchemaError } from './runtime/issues.js';
import { type Language } from './runtime/say.js';
export * from './runtime/field.js';
export * from './runtime/issues.js';
export * from './runtime/say.js';
/** A generated validator: whether the data conform, with the raw errors left on the function. */
export interface RawValidator {
    (data: unknown): boolean;
    errors?: readonly SchemaError[] | null;
}
/** The Standard Schema interface (https://standardschema.dev), version 1, so that form and router libraries take a validator as it is. */
export interface StandardSchema<T> {
    readonly version: 1;
    readonly vendor: 'shebiao';
    readonly validate: (value: unknown) => {
        readonly value: T;
    } | {
        readonly issues: readonly {
            readonly message: string;
            readonly path: readonly (string | number)[];
        }[];
    };
    readonly types?: {
        readonly input: T;
        readonly output: T;
    };
}
/** One record type, ready to check data. */
export interface RecordType<T> {
    /** `service-item@1.0` */
    readonly standard: string;
    /** `implementation` */
    readonly type: string;
    readonly fields: Record<string, Field>;
    /** Whether `data` has the shape of the record type. */
    is(data: unknown): data is T;
    /** Every breach of the schema, one per cause. */
    issues(data: unknown): Issue[];
    /** Message and mend of an issue, in Chinese unless told otherwise. */
    say(issue: Issue, language?: Language): {
        message: string;
        mend: string;
    };
    readonly '~standard': StandardSchema<T>;
}
/**
 * Joins what is generated for a record type. `verdict` says at once that data conform; where it does not, the full
 * validator is asked, whose word is the last.
 */
export declare function recordType<T>(standard: string, type: string, verdict: (data: unknown) => boolean, validate: RawValidator, fields: Record<string, Field>, codes: Codes): RecordType<T>;
