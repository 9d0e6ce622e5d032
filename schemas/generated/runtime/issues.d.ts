/** One breach of a schema, in the checker's own terms: one per cause, plain data. */
export interface Issue {
    /** The shape rule: `field-present`, `value-type` … */
    rule: ShapeRule;
    /** JSON Pointer; for a missing field, the missing field itself. */
    at: string;
    params: Record<string, unknown>;
}
export type ShapeRule = 'field-present' | 'field-known' | 'value-type' | 'value-in-code-list' | 'value-format' | 'value-length' | 'value-in-range' | 'items-count' | 'items-unique';
/** The part of an ajv error object that is read here. */
export interface SchemaError {
    instancePath: string;
    keyword: string;
    params: Record<string, unknown>;
}
/** Turns the raw errors of a generated validator into issues, in document order of the pointers' first appearance. */
export declare function issues(errors: readonly SchemaError[] | null | undefined, data: unknown): Issue[];
/** The value at a JSON Pointer, or undefined. */
export declare function valueAt(data: unknown, pointer: string): unknown;
/** The field pattern of a pointer: array positions as `*`. */
export declare function pattern(pointer: string): string;
