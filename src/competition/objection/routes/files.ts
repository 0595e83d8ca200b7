import { type KeptFile, keepFile, lookAt } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FILE_MEGABYTES, MOST_FILES, MOST_STATEMENT_FILES } from '../model/objection.ts';
import type { ObjectionVisit } from './visit.tsx';

const MEGABYTE = 1024 * 1024;
/** The form around the files. */
const FORM_BYTES = 128 * 1024;

const boxes = (most: number): readonly string[] => Array.from({ length: most }, (_it, at) => `berkas_${at + 1}`);

export const objectionBoxes = boxes(MOST_FILES);
export const statementBoxes = boxes(MOST_STATEMENT_FILES);

/** The largest form with so many files; what is larger is not even read. */
export const limitFor = (names: readonly string[]): NonNullable<Route<Viewer>['bodyLimit']> =>
  names.length * FILE_MEGABYTES * MEGABYTE + FORM_BYTES;

/** How large one file may be: as the house says, and no more than what a stranger may bring. */
export const megabytesOf = ({ config }: Pick<ObjectionVisit, 'config'>): number =>
  Math.min(FILE_MEGABYTES, config.fileLimitMb);

/** The files of the form, looked at by their content and kept; or what is wrong with each, and none is kept. */
export async function bringFiles(
  visit: ObjectionVisit,
  names: readonly string[],
): Promise<Outcome<readonly KeptFile[], FieldErrors>> {
  const { config, form } = visit;
  const looked = [];
  const errors: Record<string, string> = {};
  const most = megabytesOf(visit);
  for (const name of names) {
    const file = form.file(name);
    if (!file) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found =
      file.size > most * MEGABYTE ? refused('too_large' as const) : await lookAt(config, { bytes, name: file.name });
    if (found.ok) looked.push(found.value);
    else
      errors[name] =
        found.why === 'too_large' ? t('files.fault.too_large', { n: most }) : t(`files.fault.${found.why}`);
  }
  if (Object.keys(errors).length > 0) return refused(errors);
  const kept: KeptFile[] = [];
  for (const file of looked) kept.push(await keepFile(visit, file));
  return done(kept);
}

/** Says at the boxes that held a file that it must be chosen again: a browser never fills them in by itself. */
export function againAt({ form }: Pick<ObjectionVisit, 'form'>, names: readonly string[]): FieldErrors {
  const held = names.filter((name) => form.file(name));
  return Object.fromEntries(held.map((name) => [name, t('objection.form.fileAgain')]));
}
