declare const terminalBrand: unique symbol;
declare const jsonBrand: unique symbol;

/** Text that is safe to write to a terminal or a CI log: everything in it is our own words, or was encoded. */
export type TerminalText = string & { readonly [terminalBrand]: 'terminal' };

/** A JSON document or a line of one, safe to write anywhere. */
export type JsonText = string & { readonly [jsonBrand]: 'json' };

/** What may be written to an output stream. */
export type Encoded = TerminalText | JsonText;
