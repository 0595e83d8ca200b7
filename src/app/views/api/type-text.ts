import { t } from '#platform/i18n/i18n.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
const MOST_CHOICES = 8;

/** What a value must be, in a few words, out of its JSON Schema: names of choices are those of the interface. */
export function typeText(schema: JsonSchema): string {
  const reference = schema.$ref;
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? '';
  const choices = schema.enum as readonly string[] | undefined;
  if (choices) return choicesText(choices);
  if (schema.type === 'array') return t('app.api.type.many', { kind: typeText((schema.items ?? {}) as JsonSchema) });
  const options = (schema.anyOf ?? []) as readonly JsonSchema[];
  if (options.length > 0) return options.map(typeText).join(' | ');
  const bounds = [schema.minimum, schema.maximum];
  const kind = String(schema.format ?? schema.type ?? 'string');
  return bounds.every((it) => typeof it === 'number') ? `${kind} ${bounds.join('–')}` : kind;
}

function choicesText(choices: readonly string[]): string {
  const shown = choices.slice(0, MOST_CHOICES).join(' | ');
  return choices.length > MOST_CHOICES ? `${shown} | …` : shown;
}
