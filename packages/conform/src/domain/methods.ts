/** Codes of `common/handling-method` that are used over the network, without a visit. */
export const onlineMethods: ReadonlySet<string> = new Set(['online', 'computerOnline', 'mobileOnline'])
