import { rowDeedOf } from '#platform/document/rows.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveEdition } from '../actions/write.ts';
import { parsed } from '../forms/change.ts';
import { withItemDeed, withPieceDeed } from '../forms/pieces.ts';
import type { InstrumentEdition } from '../model/edition.ts';
import { type PiecePart, partOfSlug } from '../model/layout.ts';
import { paths } from '../paths.ts';
import { PiecesPage } from '../views/pieces-page.tsx';
import { problemsIn } from './problems-on.ts';
import { type InstrumentVisit, instrumentPage, ownEditionAt, workTrail } from './visit.tsx';

export function piecesPage(
  edition: InstrumentEdition,
  part: PiecePart,
  form: FormValues = emptyForm,
  errors: FieldErrors = {},
): Answer {
  const problems = problemsIn(edition.document, part);
  const body = <PiecesPage edition={edition} part={part} problems={problems} form={form} errors={errors} />;
  const title = t(`instrument.part.${part}`);
  return instrumentPage({ title, trail: workTrail(edition), width: 'wide', body }, errors);
}

/** Adds, takes out or moves an aspect or a formula; each is a revision of its own, so that it can be taken back. */
export async function postPieces(visit: InstrumentVisit, edition: InstrumentEdition, part: PiecePart): Promise<Answer> {
  const { form } = visit;
  const deed = rowDeedOf(form.get('aksi'));
  if (deed?.list !== part) return redirect(paths.part.to(edition.id, part));
  const outcome = await kept(visit, edition, withPieceDeed(edition.document, part, deed));
  if ('errors' in outcome) return piecesPage(edition, part, form, outcome.errors);
  if (deed.deed !== 'tambah') return redirect(paths.part.to(edition.id, part), 'instrument.done.save');
  return redirect(paths.piece.to(edition.id, part, edition.document[part].length));
}

/** The same with an item of an aspect. */
export async function postItems(visit: InstrumentVisit): Promise<Answer> {
  const { form, params } = visit;
  const edition = await ownEditionAt(visit);
  const index = Number(params.nomor) - 1;
  const aspect = partOfSlug(params.bagian) === 'aspects' ? edition.document.aspects[index] : undefined;
  if (!aspect) throw new NotFound();
  const back = paths.piece.to(edition.id, 'aspects', index);
  const deed = rowDeedOf(form.get('aksi'));
  if (deed?.list !== 'items') return redirect(back);
  const outcome = await kept(visit, edition, withItemDeed(edition.document, index, deed));
  if ('errors' in outcome) return piecesPage(edition, 'aspects', form, outcome.errors);
  if (deed.deed !== 'tambah') return redirect(`${back}#butir`, 'instrument.done.save');
  return redirect(paths.item.to(edition.id, index, aspect.items.length));
}

async function kept(
  { form, db, viewer, now }: InstrumentVisit,
  edition: InstrumentEdition,
  value: unknown,
): Promise<{ readonly ok: true } | { readonly errors: FieldErrors }> {
  const changed = parsed(value);
  if (!changed.ok) return { errors: { '': Object.values(changed.errors)[0] ?? '' } };
  const revision = Number(form.get('revisi'));
  const input = { id: edition.id, revision, document: changed.document, reason: form.get('alasan') };
  const outcome = await db.transact((tx) => saveEdition(tx, viewer, input, now));
  if (outcome.ok) return { ok: true };
  if (outcome.why === 'not_found' || outcome.why === 'not_yours') throw new NotFound();
  const box = outcome.why === 'reason_missing' || outcome.why === 'reason_long' ? 'alasan' : '';
  return { errors: { [box]: t(`instrument.refusal.${outcome.why}`) } };
}
