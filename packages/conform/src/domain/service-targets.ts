/** Codes of `common/service-target` for natural persons. */
export const naturalPersons: ReadonlySet<string> = new Set(['naturalPerson', 'partTime', 'freelancer'])
