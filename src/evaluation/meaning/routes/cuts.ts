import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Wanted } from '../model/reckoning.ts';
import { isCut } from '../rules/asking.ts';
import { cutNames } from '../views/cut-boxes.ts';

type Typed = Pick<Wanted, 'cut' | 'cuts'> & { readonly errors: FieldErrors };

/** How many are chosen by what stands in the boxes; what is no number of entries is told at its box. */
export function cutsIn(islands: number, typed: (name: string) => string): Typed {
  const names = cutNames(islands);
  const given = names.map((name) => wholeIn(typed(name)));
  const wrong = names.filter((_, at) => !isCut(given[at] ?? Number.NaN));
  const cut = given.reduce((sum, it) => sum + it, 0);
  const cuts = names.length > 1 ? Object.fromEntries(given.map((it, no) => [String(no), it])) : null;
  const errors = Object.fromEntries(wrong.map((name) => [name, t('evaluation.refusal.cut_wrong')]));
  return { cut, cuts, errors };
}

/** A whole number as people type it, with points between thousands; NaN for what is none. */
function wholeIn(typed: string): number {
  const bare = typed.trim().replaceAll('.', '');
  return /^\d{1,9}$/.test(bare) ? Number(bare) : Number.NaN;
}
