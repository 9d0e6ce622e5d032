/** A member's name as a step of a pointer. */
export declare function escapeStep(name: string): string;
/** The names and positions a pointer leads through. */
export declare function pointerSteps(pointer: string): string[];
/** The value at a pointer, or undefined. */
export declare function valueAt(data: unknown, pointer: string): unknown;
/** The field pattern of a pointer: positions in lists as `*`. */
export declare function pattern(pointer: string): string;
