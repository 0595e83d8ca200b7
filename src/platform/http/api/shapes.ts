import * as z from 'zod';
import { type MessageKey, t } from '../../i18n/i18n.ts';

type Name = { readonly id: string };
/** Schemas that the description names, as answers give them and as requests must bring them. */
const answers = z.registry<Name>();
const requests = z.registry<Name>();
const texts = z.registry<{ readonly key: MessageKey }>();

/** Gives the schema of (a part of) an answer its name in the description. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  answers.add(schema, { id });
  return schema;
}

/** The same for (a part of) a body. */
export function namedRequest<T extends z.ZodType>(id: string, schema: T): T {
  requests.add(schema, { id });
  return schema;
}

/** What the value means, in the reader's language; the key's message has no placeholders. */
export function said<T extends z.ZodType>(key: MessageKey, schema: T): T {
  texts.add(schema, { key });
  return schema;
}

export function textOf(schema: z.core.$ZodType): string {
  const found = texts.get(schema);
  return found ? t(found.key as 'platform.yes') : '';
}

/** An operation without parameters or body. */
export const nothing = z.strictObject({});

const PLACE = '#/components/schemas/';
type JsonSchema = Record<string, unknown>;

function tidy(context: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void {
  const { jsonSchema, zodSchema } = context;
  const text = textOf(zodSchema);
  if (text) jsonSchema.description = text;
  // The format says it; the expression is that of the library.
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** Answers may grow: a program must not stumble over a member that it does not know. */
function tidyAnswer(context: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void {
  tidy(context);
  if (context.jsonSchema.additionalProperties === false) delete context.jsonSchema.additionalProperties;
}

function withoutIds(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...rest }]) => [name, rest]),
  );
}

/** Every named schema as JSON Schema (2020-12, which OpenAPI 3.1 takes as it is). */
export function namedSchemas(): Record<string, JsonSchema> {
  const uri = (id: string) => PLACE + id;
  const given = z.toJSONSchema(answers, { io: 'output', uri, override: tidyAnswer });
  const wanted = z.toJSONSchema(requests, { io: 'input', uri, override: tidy });
  return { ...withoutIds(given.schemas), ...withoutIds(wanted.schemas) };
}

/** The schema by its name when it has one, else written out. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const name = answers.get(schema)?.id ?? requests.get(schema)?.id;
  if (name) return { $ref: PLACE + name };
  const { $schema: _schema, ...written } = z.toJSONSchema(schema, { io: 'input', override: tidy });
  return written;
}
