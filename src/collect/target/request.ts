/** What the caller asks to look at, before AWS was asked anything. `region` is the one that an ARN or address names. */
export type TargetRequest =
  | {
      readonly kind: 'services';
      readonly cluster: string;
      readonly services: readonly string[];
      readonly region?: string;
    }
  | { readonly kind: 'cluster'; readonly cluster: string; readonly region?: string }
  | { readonly kind: 'task'; readonly cluster: string; readonly task: string; readonly region?: string }
  | { readonly kind: 'stack'; readonly stack: string; readonly region?: string };
