/** `service-item@1.0#A.4.10` → the severity its modal asks for. */
export declare const clauseSeverity: Record<string, 'error' | 'warning' | 'info'>
