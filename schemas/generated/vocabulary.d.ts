/** The keywords of the schemas that are not of JSON Schema: annotations, for `ajv.addVocabulary(vocabulary)`. */
export declare const vocabulary: string[]
