import { readTyped } from '#platform/document/read.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type EditionDocument, editionDocument } from '../model/document.ts';
import { type StageKind, stageKinds } from '../model/stages.ts';
import { readSpecial } from './special.ts';
import { prefixOf, shapeOf, type Target } from './target.ts';

export type Changed =
  | { readonly ok: true; readonly document: EditionDocument }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The document with what was typed on one page in it, or what is wrong at which field. */
export function changedBy(document: EditionDocument, target: Target, form: FormValues): Changed {
  const { value, faults } = readTyped(shapeOf(document, target), form, {
    prefix: prefixOf(target),
    special: readSpecial,
  });
  const told = Object.entries(faults).map(([name, fault]) => [name, t(`edition.fault.${fault}`)]);
  if (told.length > 0) return { ok: false, errors: Object.fromEntries(told) };
  return parsed(withValue(document, target, value));
}

function withValue(document: EditionDocument, target: Target, value: Record<string, unknown>): unknown {
  if (target.part === 'stages') return { ...document, stages: inOrder(value.stages) };
  if (target.index === null) return { ...document, ...value };
  return { ...document, [target.part]: document[target.part].map((it, n) => (n === target.index ? value : it)) };
}

/** Stages as they follow each other in a competition, however they were added. */
function inOrder(stages: unknown): unknown {
  if (!Array.isArray(stages)) return [];
  const placeOf = (stage: { kind?: unknown }) => stageKinds.indexOf(stage.kind as StageKind);
  return stages.toSorted((a, b) => placeOf(a) - placeOf(b));
}

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly format?: string;
  readonly origin?: string;
};

/** The document, or what does not fit at its place; for forms and for files alike. */
export function parsed(value: unknown): Changed {
  const outcome = editionDocument.safeParse(value);
  if (outcome.success) return { ok: true, document: outcome.data };
  const told = outcome.error.issues.map((issue) => [fieldOf(issue.path).join('.'), issueText(issue as Issue)]);
  return { ok: false, errors: Object.fromEntries(told) };
}

/** The field that a path leads to: one of several values stands in the box of all. */
function fieldOf(path: readonly PropertyKey[]): readonly string[] {
  return (typeof path.at(-1) === 'number' ? path.slice(0, -1) : path).map(String);
}

function issueText({ code, path, origin, format }: Issue): string {
  const field = fieldOf(path).at(-1);
  if (field === 'url') return t('edition.fault.url');
  if (field === 'code') return t('edition.fault.code');
  if (field === 'regions') return t('edition.fault.regions');
  if (code === 'too_big' && origin === 'string') return t('edition.fault.long');
  if (code === 'too_big' && origin === 'array') return t('edition.fault.many');
  if (code === 'too_big' || code === 'too_small') return t('edition.fault.range');
  if (format === 'datetime') return t('edition.fault.moment');
  if (code === 'unrecognized_keys') return t('edition.fault.unknown');
  return t('edition.fault.choice');
}
