import type { Issue } from './issues.js';
import { type StandardSchema } from './standard-schema.js';
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
