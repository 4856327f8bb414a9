import { z } from 'zod';

/** From a value down: `['logins', 0, 'archetype']`. */
export type Path = readonly PropertyKey[];

/**
 * The schemas of what stands at a path; several where there are several forms on the way to it.
 * @param value the whole, which may tell the form: an object that names its own kind.
 */
export function schemasAt(schema: z.ZodType, path: Path, value: unknown): z.ZodType[] {
  const [key, ...rest] = path;
  if (key === undefined) return [schema];
  return formsOf(schema, value).flatMap((form) => {
    const part = partOf(form, key);
    return part ? schemasAt(part, rest, valueAt(value, [key])) : [];
  });
}

/** The names of the fields that an object of these schemas may have. @param value the object. */
export function fieldNames(schemas: readonly z.ZodType[], value: unknown): string[] {
  const forms = schemas.flatMap((schema) => formsOf(schema, value));
  return [...new Set(forms.flatMap(namesIn))];
}

function namesIn(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (!(schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)) return [];
  return schema.keyType.options.map(String);
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(
    (at, key) => (at as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    value,
  );
}

/** A schema without what only says whether a value may be left out, and what stands for it then. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  const within = wrappedIn(schema);
  return within ? unwrapped(within) : schema;
}

/** The schema that another one only adds something to; undefined for one that stands alone. */
export function wrappedIn(schema: z.ZodType): z.ZodType | undefined {
  const { def } = schema._zod;
  if ('innerType' in def) return def.innerType as z.ZodType;
  return schema instanceof z.ZodLazy ? (schema.unwrap() as z.ZodType) : undefined;
}

/** The forms that a value may have, one for most schemas; of objects that name their own kind, the one that is named. */
export function formsOf(schema: z.ZodType, value: unknown): readonly z.ZodType[] {
  const bare = unwrapped(schema);
  if (!(bare instanceof z.ZodUnion)) return [bare];
  const forms = (bare.options as readonly z.ZodType[]).flatMap((form) => formsOf(form, value));
  if (!(bare instanceof z.ZodDiscriminatedUnion)) return forms;
  const { discriminator } = bare.def;
  const named = forms.filter(
    (form) => partOf(form, discriminator)?.safeParse(valueAt(value, [discriminator])).success,
  );
  return named.length > 0 ? named : forms;
}

function partOf(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}
