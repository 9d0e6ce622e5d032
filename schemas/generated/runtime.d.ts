/** One field of a record type: its names, its constraints, and where they come from. */
export interface Field {
    title: string;
    en: string;
    description?: string;
    /** `service-item@1.0#A.4.10` */
    clause?: string;
    type?: string;
    required?: true;
    codeList?: string;
    values?: string[];
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    minItems?: number;
    maxItems?: number;
    uniqueItems?: true;
    /** Stem of the common data element the field is. */
    element?: string;
    /** Field id on the national platform. */
    sourceField?: string;
    example?: unknown;
    /** What identifies an object: of these groups of pointers in it, the first whose first field has a value. */
    identity?: string[][];
}
export interface CodeLabel {
    zh: string;
    en: string;
    since?: string;
    until?: string;
    /** Digits in each code system that has one. */
    systems?: Record<string, string>;
}
/** Code lists by name, each code with its labels. */
export type Codes = Record<string, Record<string, CodeLabel>>;
/** What a form needs of a record type. */
export interface FormRecord<T> {
    is(data: unknown): data is T;
    issues(data: unknown): Issue[];
    say(issue: Issue): {
        message: string;
    };
}
/**
 * A record type for forms, as a Standard Schema. An input that was left blank gives `''`, or `NaN` of a number: such a member is
 * no value, and neither is a group of nothing but such members. They are left out of what is checked and of the value that is
 * given back; a required one is reported as 未填写. Entries of lists keep their places.
 */
export declare function formSchema<T>({ issues, say }: FormRecord<T>): {
    readonly '~standard': StandardSchema<T>;
};
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
/** One breach of a schema, in the checker's own terms: one per cause, plain data. */
export interface Issue {
    /** The shape rule: `field-present`, `value-type` … */
    rule: ShapeRule;
    /** JSON Pointer; for a missing field, the missing field itself. */
    at: string;
    params: Record<string, unknown>;
}
export type ShapeRule = 'field-present' | 'field-known' | 'value-type' | 'value-in-code-list' | 'value-format' | 'value-length' | 'value-in-range' | 'items-count' | 'items-unique';
/** A property of an object: its name, its step in a pointer, whether it is required, and the function that adds the issues of its value. */
export type Property = readonly [name: string, step: string, required: boolean, find?: (value: unknown, at: string, out: Issue[]) => void];
export type Language = 'zh' | 'en';
export interface Sentence {
    zh: string;
    en: string;
}
/** What messages look up: the fields of the record type and the code lists. */
export interface Words {
    fields: Record<string, Field>;
    codes: Codes;
}
/** The shape rules as data: title, message and remedy of each. */
export declare const shapeRules: Record<ShapeRule, {
    title: Sentence;
    message: Sentence;
    mend: Sentence;
}>;
/** The official name of the field at a pointer, with positions in lists from 1: `申请材料第 2 项·材料名称`. */
export declare function fieldName(at: string, words: Words, language: Language): string;
/** Whether nothing was filled in: an empty text, or what an empty number input gives. */
export declare function isBlank(value: unknown): boolean;
/** Message and remedy of an issue as sentences. */
export declare function sayIssue(issue: Issue, words: Words, language: Language): {
    message: string;
    mend: string;
};
/** Fills the braces of a sentence; a brace without a parameter stays. A parameter can neither break the line nor hide anything. */
export declare function fill(sentence: string, params: Record<string, unknown>): string;
/** A value as it is shown in a sentence: short, exact, and quoted when it is text. */
export declare function shown(value: unknown): string;
/** The nearest candidate by edit distance, if near enough to be meant. */
export declare function closest(text: string, candidates: string[]): string | undefined;
/** A member's name as a step of a pointer. */
export declare function escapeStep(name: string): string;
/** The names and positions a pointer leads through. */
export declare function pointerSteps(pointer: string): string[];
/** The value at a pointer, or undefined. */
export declare function valueAt(data: unknown, pointer: string): unknown;
/** The field pattern of a pointer: positions in lists as `*`. */
export declare function pattern(pointer: string): string;
/** The Standard Schema interface (https://standardschema.dev), version 1, so that form and router libraries take a validator as it is. */
export interface StandardSchema<T> {
    readonly version: 1;
    readonly vendor: 'shebiao';
    readonly validate: (value: unknown) => StandardResult<T>;
    readonly types?: {
        readonly input: T;
        readonly output: T;
    } | undefined;
}
export type StandardResult<T> = {
    readonly value: T;
    readonly issues?: undefined;
} | {
    readonly issues: readonly StandardIssue[];
};
export interface StandardIssue {
    /** In Chinese, with the official names of the fields. */
    readonly message: string;
    /** Names of members, and positions in lists from 0. */
    readonly path: readonly (string | number)[];
}
/** Makes the interface of the functions of a record type. `prepared` gives what is checked, and given back, in place of the value. */
export declare function standardSchema<T>(issues: (data: unknown) => Issue[], say: (issue: Issue) => {
    message: string;
}, prepared?: (value: unknown) => unknown): StandardSchema<T>;
/**
 * A text of data as one line in which everything can be seen: `\n`, `\u001b`, `\u202e`, `\u{e0001}` stand for what would break the
 * line, steer a terminal, reorder the text or be invisible.
 */
export declare function visible(text: string): string;
