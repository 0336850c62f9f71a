/** The parts of JSON Schema (draft 2020-12) that the published schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

/**
 * What is wrong with a value under a schema, as `path: complaint`; empty where nothing is. Properties that the schema does
 * not name are a complaint too, so that no field is left undocumented.
 */
export function complaints(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  if (schema.$ref !== undefined) {
    const definition = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return definition === undefined
      ? [`${path}: no ${schema.$ref}`]
      : complaints(value, definition, root, path);
  }
  if (schema.anyOf !== undefined) {
    const branches = schema.anyOf.map((branch) => complaints(value, branch, root, path));
    return branches.some((branch) => branch.length === 0) ? [] : branches.flat();
  }
  return [...aboutValue(value, schema, path), ...aboutParts(value, schema, root, path)];
}

function aboutValue(value: unknown, schema: Schema, path: string): string[] {
  const found: string[] = [];
  if (schema.const !== undefined && value !== schema.const) found.push(`${path}: not ${schema.const}`);
  if (schema.enum !== undefined && !schema.enum.includes(value)) found.push(`${path}: not one of the values`);
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) {
    found.push(`${path}: not of type ${schema.type}`);
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) {
    found.push(`${path}: not like ${schema.pattern}`);
  }
  if (schema.minimum !== undefined && Number(value) < schema.minimum) found.push(`${path}: too small`);
  return found;
}

function aboutParts(value: unknown, schema: Schema, root: Schema, path: string): string[] {
  if (Array.isArray(value)) {
    const items = schema.items ?? {};
    const short = value.length < (schema.minItems ?? 0) ? [`${path}: too short`] : [];
    return [...short, ...value.flatMap((item, index) => complaints(item, items, root, `${path}[${index}]`))];
  }
  if (typeof value !== 'object' || value === null) return [];
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${path}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const of = schema.properties?.[name] ?? schema.additionalProperties;
      return of === undefined
        ? [`${path}.${name}: not in the schema`]
        : complaints(part, of, root, `${path}.${name}`);
    }),
  ];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
