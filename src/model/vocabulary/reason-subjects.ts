import type { StopReasonKind } from './stop-reasons.ts';

/** What a reason is about, by the names that ECS writes in it: the secret, the image, the role, the file system. */
const SUBJECTS: readonly { readonly kinds: readonly StopReasonKind[]; readonly pattern: RegExp }[] = [
  { kinds: ['secret-key-missing'], pattern: /did not contain json key (\S{1,200})/i },
  {
    kinds: ['secret-missing', 'secret-denied', 'secret-unreadable', 'init-network'],
    pattern: /(arn:[\w-]+:(?:secretsmanager|ssm):[\w-]*:\d*:[\w:/+=.@-]{0,300}[\w/+=@-])/i,
  },
  {
    kinds: ['secret-missing', 'secret-denied'],
    pattern: /invalid (?:ssm )?parameters?: \[?([\w/.-]{1,300})/i,
  },
  {
    kinds: [
      'image-not-found',
      'image-pull-denied',
      'image-pull-failed',
      'image-pull-network',
      'image-pull-rate-limit',
      'image-digest-gone',
      'image-architecture',
    ],
    pattern:
      /(?:resolve ref|for ref|ref|pull image|access denied for|failed to copy: .{0,80}) ["']?([\w.-]{1,253}(?::\d{2,5})?\/[\w./@:-]{1,300}[\w])/i,
  },
  { kinds: ['role-not-assumable'], pattern: /role ['"]?(arn:[\w-]+:iam::\d*:role\/[\w+=,.@/-]{1,200})/i },
  { kinds: ['volume-mount'], pattern: /\b(fs-[0-9a-f]{8,40})\b/i },
  {
    kinds: ['environment-file'],
    pattern: /(arn:[\w-]+:s3:::[\w./-]{1,300}|s3:\/\/[\w./-]{1,300})/i,
  },
  { kinds: ['entrypoint-missing'], pattern: /exec:? "?([^\s":]{1,200})"?:/ },
  { kinds: ['host-port-taken'], pattern: /Bind for ([\d.]+:\d{1,5}) failed/i },
  { kinds: ['log-driver'], pattern: /log group (?:name )?['"]?(\/[\w./-]{1,300})/i },
];

const LONGEST_REASON = 4096;

/** What a reason of a kind is about, in the words of AWS; `undefined` where it names nothing. */
export function reasonSubject(kind: StopReasonKind, text: string): string | undefined {
  const reason = text.slice(0, LONGEST_REASON);
  for (const { kinds, pattern } of SUBJECTS) {
    const subject = kinds.includes(kind) ? pattern.exec(reason)?.[1] : undefined;
    if (subject !== undefined) return subject;
  }
  return undefined;
}
