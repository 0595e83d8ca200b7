import { readTyped } from '#platform/document/read.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type InstrumentDocument, instrumentDocument } from '../model/document.ts';
import { readSpecial } from './special.ts';
import { prefixOf, shapeOf, type Target } from './target.ts';

export type Changed =
  | { readonly ok: true; readonly document: InstrumentDocument }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The document with what was typed on one page in it, or what is wrong at which field. */
export function changedBy(document: InstrumentDocument, target: Target, form: FormValues): Changed {
  const place = { prefix: prefixOf(target), special: readSpecial };
  const { value, faults } = readTyped(shapeOf(target), form, place);
  const told = Object.entries(faults).map(([name, fault]) => [name, t(`instrument.fault.${fault}`)]);
  if (told.length > 0) return { ok: false, errors: Object.fromEntries(told) };
  return parsed(withValue(document, target, value));
}

function withValue(document: InstrumentDocument, target: Target, value: Record<string, unknown>): unknown {
  if (target.index === null) return { ...document, ...value };
  if (target.part === 'formulas') return { ...document, formulas: replaced(document.formulas, target.index, value) };
  const aspect = document.aspects[target.index];
  const next =
    target.item === null
      ? { ...value, items: aspect?.items }
      : { ...aspect, items: replaced(aspect?.items ?? [], target.item, value) };
  return { ...document, aspects: replaced(document.aspects, target.index, next) };
}

const replaced = (list: readonly unknown[], index: number, value: unknown): unknown[] =>
  list.map((it, n) => (n === index ? value : it));

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly format?: string;
  readonly origin?: string;
};

/** The document, or what does not fit at its place; for forms and for files alike. */
export function parsed(value: unknown): Changed {
  const outcome = instrumentDocument.safeParse(value);
  if (outcome.success) return { ok: true, document: outcome.data };
  const told = outcome.error.issues.map((issue) => [fieldOf(issue.path).join('.'), issueText(issue as Issue)]);
  return { ok: false, errors: Object.fromEntries(told) };
}

/** Values that stand in one box together. */
const boxed: readonly PropertyKey[] = ['options', 'kinds'];

/** The field that a path leads to: one of several values stands in the box of all. */
function fieldOf(path: readonly PropertyKey[]): readonly string[] {
  const isBoxed = typeof path.at(-1) === 'number' && boxed.includes(path.at(-2) ?? '');
  return (isBoxed ? path.slice(0, -1) : path).map(String);
}

function issueText({ code, path, origin, format }: Issue): string {
  const field = fieldOf(path).at(-1);
  if (field === 'code' || field === 'key' || field === 'option') return t('instrument.fault.code');
  if (field === 'name' && format === 'regex') return t('instrument.fault.name');
  if (field === 'year') return t('instrument.fault.year');
  if (code === 'too_big' && origin === 'string') return t('instrument.fault.long');
  if (code === 'too_big' && origin === 'array') return t('instrument.fault.many');
  if (code === 'too_big' || code === 'too_small') return t('instrument.fault.range');
  if (format === 'datetime') return t('instrument.fault.moment');
  if (code === 'unrecognized_keys') return t('instrument.fault.unknown');
  return t('instrument.fault.choice');
}
