/**
 * A text of data as one line in which everything can be seen: `\n`, `\u001b`, `\u202e`, `\u{e0001}` stand for what would break the
 * line, steer a terminal, reorder the text or be invisible.
 */
export declare function visible(text: string): string;
