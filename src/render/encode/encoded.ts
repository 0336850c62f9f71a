declare const terminalBrand: unique symbol;
declare const codeBrand: unique symbol;
declare const jsonBrand: unique symbol;

/** Text that is safe to write to a terminal or a CI log: everything in it is our own words, or was encoded. */
export type TerminalText = string & { readonly [terminalBrand]: 'terminal' };

/**
 * A line of a snippet to paste: text from outside stands in it as a quoted string, a name or a comment, and cannot leave
 * that place. It is as safe for a terminal as any other encoded text.
 */
export type Code = TerminalText & { readonly [codeBrand]: 'code' };

/** A JSON document or a line of one, safe to write anywhere. */
export type JsonText = string & { readonly [jsonBrand]: 'json' };

/** What may be written to an output stream. */
export type Encoded = TerminalText | JsonText;
