/** `service-item@1.0#6.3.2` → the severity its modal asks for. */
export declare const clauseSeverity: Record<string, 'error' | 'warning' | 'info'>
