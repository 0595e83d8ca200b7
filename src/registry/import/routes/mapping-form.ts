import { institutionById } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { awardSchema, externalIdSchema } from '../../model/register.ts';
import type { ImportRun, Mapping } from '../model.ts';
import { DEFAULT_COMPETITION, DEFAULT_ID_SYSTEM, isColumnUse, whyNotMapping } from '../rules/headings.ts';
import { columnLetter, useLabel } from '../views/words.ts';
import type { ImportVisit } from './visit.tsx';

const LONGEST_COMPETITION = 100;
const LONGEST_SYSTEM = 40;

/** The mapping as the reader sent it, with what is wrong in its single fields. */
export async function readMapping(
  { form, db }: ImportVisit,
  run: ImportRun,
): Promise<{ readonly mapping: Mapping; readonly errors: FieldErrors }> {
  const errors: Record<string, string> = {};
  const columns = run.headings.map((_, column) => {
    const use = form.get(`kolom.${column}`);
    return isColumnUse(use) ? use : ('ignore' as const);
  });
  const chosen = run.scope === 'institution' ? run.institutionId : form.get('instansi');
  const institutionId = parseId<'InstitutionId'>(chosen);
  const stands = institutionId !== null && (await institutionById(db.conn, institutionId)) !== null;
  if (chosen !== '' && !stands) errors.instansi = t('import.columns.error.institution');
  const competition = form.get('kompetisi').trim();
  const idSystem = form.get('sistem').trim();
  if (columns.includes('awardLevel') && !awardSchema.shape.competition.safeParse(competition).success)
    errors.kompetisi = t('import.columns.error.competition', { limit: LONGEST_COMPETITION });
  if (columns.includes('externalId') && !externalIdSchema.shape.system.safeParse(idSystem).success)
    errors.sistem = t('import.columns.error.idSystem', { limit: LONGEST_SYSTEM });
  const mapping = {
    columns,
    institutionId: stands ? institutionId : null,
    competition: competition || DEFAULT_COMPETITION,
    idSystem: idSystem || DEFAULT_ID_SYSTEM,
  };
  return { mapping, errors };
}

/** What keeps the rows from being checked by this mapping, told at the field where it is mended. */
export function mappingErrors(mapping: Mapping): FieldErrors {
  const errors: Record<string, string> = {};
  for (const why of whyNotMapping(mapping)) {
    if (why.code === 'title_missing') errors['kolom.0'] ??= t('import.columns.error.title_missing');
    else if (why.code === 'place_missing') errors.instansi = t('import.columns.error.place_missing');
    else {
      const target = useLabel(mapping.columns[why.column] ?? 'ignore');
      const letter = columnLetter(why.first);
      errors[`kolom.${why.column}`] = t('import.columns.error.used_twice', { target, letter });
    }
  }
  return errors;
}
