/** The version of every JSON document. Fields are only ever added under it. */
export const SCHEMA_VERSION = '1.0';
