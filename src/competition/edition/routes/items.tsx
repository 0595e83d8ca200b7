import { rowDeedOf } from '#platform/document/rows.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveEdition } from '../actions/write.ts';
import { parsed } from '../forms/change.ts';
import { withItemDeed } from '../forms/items.ts';
import type { Edition } from '../model/edition.ts';
import type { ItemPart } from '../model/layout.ts';
import { paths } from '../paths.ts';
import { ItemsPage } from '../views/items-page.tsx';
import { problemsOn } from './problems-on.ts';
import { type EditionVisit, trailOf, workPage } from './visit.tsx';

export function itemsPage(edition: Edition, part: ItemPart, form: FormValues, errors: FieldErrors = {}): Answer {
  const problems = problemsOn(edition.document, { part, index: null });
  const body = <ItemsPage edition={edition} part={part} problems={problems} form={form} errors={errors} />;
  return workPage({ title: t(`edition.part.${part}`), trail: trailOf(edition), width: 'wide', body }, errors);
}

/** Adds, takes out or moves an item; each is a revision of its own, so that it can be taken back. */
export async function postItems(visit: EditionVisit, edition: Edition, part: ItemPart): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const deed = rowDeedOf(form.get('aksi'));
  if (!deed || deed.list !== part) return redirect(paths.part.to(edition.id, part));
  const changed = parsed(withItemDeed(edition.document, part, deed, form));
  if (!changed.ok) return itemsPage(edition, part, form, { '': Object.values(changed.errors)[0] ?? '' });
  const input = {
    id: edition.id,
    revision: Number(form.get('revisi')),
    document: changed.document,
    reason: form.get('alasan'),
  };
  const outcome = await db.transact((tx) => saveEdition(tx, viewer, input, now));
  if (!outcome.ok) {
    if (outcome.why === 'not_found' || outcome.why === 'not_yours') throw new NotFound();
    const box = outcome.why === 'reason_missing' || outcome.why === 'reason_long' ? 'alasan' : '';
    return itemsPage(edition, part, form, { [box]: t(`edition.refusal.${outcome.why}`) });
  }
  const last = changed.document[part].length - 1;
  return deed.deed === 'tambah'
    ? redirect(paths.item.to(edition.id, part, last))
    : redirect(paths.part.to(edition.id, part), 'edition.done.save');
}
