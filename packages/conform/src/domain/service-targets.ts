/** Codes of `common/service-target` that are natural persons. */
export const naturalPersons: ReadonlySet<string> = new Set(['naturalPerson', 'partTime', 'freelancer'])
