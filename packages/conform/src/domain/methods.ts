/** Codes of `common/handling-method` that are used over the network, without going anywhere. */
export const onlineMethods: ReadonlySet<string> = new Set(['online', 'computerOnline', 'mobileOnline'])
