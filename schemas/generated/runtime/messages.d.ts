import type { Codes, Field } from './field.js';
import type { Issue, ShapeRule } from './issues.js';
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
/** Fills the braces of a sentence; a brace without a parameter stays visible. */
export declare function fill(sentence: string, params: Record<string, unknown>): string;
/** A value as it is shown in a sentence: short, exact, and quoted when it is text. */
export declare function shown(value: unknown): string;
/** The nearest candidate by edit distance, if near enough to be meant. */
export declare function closest(text: string, candidates: string[]): string | undefined;
