/** A shorter value is not masked: it would be found everywhere. */
const SHORTEST_SECRET = 6;

const SECRET_NAME = /PASS|SECRET|TOKEN|PWD|CREDENTIAL|PRIVATE|SIGNATURE|DSN|CONN(ECTION)?_?STR|API_?KEY/i;
/** `KEY` only where a word ends: `ENCRYPTION_KEY` and `masterKey`, but not `KEYCLOAK_URL`. */
const KEY_NAME = /KEYS?(?![A-Za-z])/i;
const USERINFO = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^/@:\s]{0,500}:([^@/\s]{1,500})@/i;

/** Says nothing that anybody could use, and would mask plain words in every log. */
const HARMLESS =
  /^(true|false|enabled|disabled|production|development|staging|default|required|none|null|\d{1,7})$/i;

interface Variable {
  readonly name?: string;
  readonly value?: string;
}

/**
 * The values of environment variables that must be masked wherever they appear: those whose name sounds secret, and the
 * password within any address. Values never enter a snapshot by themselves, but an application may print them.
 */
export function secretValues(environment: readonly Variable[]): string[] {
  const values = environment.flatMap(({ name = '', value = '' }) => {
    const password = USERINFO.exec(value)?.[1];
    const candidates = isSecretName(name) ? [value, ...value.split('\n'), password] : [password];
    return candidates.map((one) => one?.trim() ?? '').filter(isWorthMasking);
  });
  return [...new Set(values)];
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || KEY_NAME.test(name);
}

function isWorthMasking(value: string): boolean {
  return value.length >= SHORTEST_SECRET && !HARMLESS.test(value) && !/^[*•x]+$/i.test(value);
}
