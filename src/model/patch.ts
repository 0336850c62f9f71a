/** The languages in which a recommended change can be shown as a snippet to paste. */
export const PATCH_DIALECTS = ['cdk-python', 'cdk-typescript', 'cloudformation', 'terraform'] as const;

export type PatchDialect = (typeof PATCH_DIALECTS)[number];
