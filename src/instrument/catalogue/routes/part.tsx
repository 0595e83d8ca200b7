import type { Viewer } from '#identity/index.ts';
import { type RowDeed, rowDeedOf, withRowDeed } from '#platform/document/rows.ts';
import type { FormValues } from '#platform/http/form.ts';
import { fragment } from '#platform/http/fragment.ts';
import { type Answer, NotFound, type Page, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { FactSource } from '../../door.ts';
import { saveEdition } from '../actions/write.ts';
import { changedBy } from '../forms/change.ts';
import { isSamePart, type Target, targetOf, typedTarget } from '../forms/target.ts';
import type { InstrumentDocument } from '../model/document.ts';
import type { EditionRefusal, InstrumentEdition } from '../model/edition.ts';
import { isPiecePart, type PartName, partOfSlug } from '../model/layout.ts';
import { paths } from '../paths.ts';
import { revisionOf } from '../queries/revisions.ts';
import { whyNotMove } from '../rules/moves.ts';
import { Problems } from '../views/form/problems.tsx';
import type { FactName } from '../views/form/typed.tsx';
import { addressesOf, PartPage } from '../views/part-page.tsx';
import { placeText } from '../wording.ts';
import { piecesPage, postItems, postPieces } from './pieces.tsx';
import { problemsOn } from './problems-on.ts';
import {
  keepers as guard,
  type InstrumentVisit,
  instrumentPage,
  ownEditionAt,
  refusalPage,
  workTrail,
} from './visit.tsx';

/** The pages on which a document is written, and what the small script asks while one types. */
export function partRoutes(facts: readonly FactSource[]): readonly Route<Viewer>[] {
  const names = () => facts.flatMap((it) => it.names().map(({ name, title }) => ({ name, title })));
  const open = (visit: InstrumentVisit) => openPart(visit, names());
  const save = (visit: InstrumentVisit) => savePart(visit, names());
  return [
    { method: 'get', path: paths.part.pattern, guard, event: 'instrument.edition.part', handle: open },
    { method: 'post', path: paths.part.pattern, guard, event: 'instrument.edition.edit', handle: save },
    { method: 'post', path: paths.checkPart.pattern, guard, event: 'instrument.edition.check', handle: check },
    { method: 'get', path: paths.piece.pattern, guard, event: 'instrument.edition.piece', handle: open },
    { method: 'post', path: paths.piece.pattern, guard, event: 'instrument.edition.edit', handle: save },
    { method: 'post', path: paths.checkPiece.pattern, guard, event: 'instrument.edition.check', handle: check },
    { method: 'post', path: paths.items.pattern, guard, event: 'instrument.edition.edit', handle: postItems },
    { method: 'get', path: paths.item.pattern, guard, event: 'instrument.edition.item', handle: open },
    { method: 'post', path: paths.item.pattern, guard, event: 'instrument.edition.edit', handle: save },
    { method: 'post', path: paths.checkItem.pattern, guard, event: 'instrument.edition.check', handle: check },
  ];
}

function partAt({ params }: InstrumentVisit): PartName {
  const part = partOfSlug(params.bagian);
  if (!part) throw new NotFound();
  return part;
}

function targetAt(visit: InstrumentVisit, document: InstrumentDocument): Target {
  const { nomor: piece, butir: item } = visit.params;
  const target = targetOf(document, partAt(visit), { piece, item });
  if (!target) throw new NotFound();
  return target;
}

/** The overview of a part with pieces; a part that is written whole, a piece or an item is a form. */
async function openPart(visit: InstrumentVisit, facts: readonly FactName[]): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const forbidden = whyNotMove('edit', edition, visit.viewer);
  if (forbidden) return refusalPage(forbidden, paths.work.to(edition.id));
  const part = partAt(visit);
  if (isPiecePart(part) && visit.params.nomor === undefined) return piecesPage(edition, part);
  const { document, revision } = edition;
  const target = targetAt(visit, document);
  return shown({ edition, target, form: typedTarget(document, target), errors: {}, document, revision, facts });
}

type Shown = {
  readonly edition: InstrumentEdition;
  readonly target: Target;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** With what was typed in it, as far as it could be read. */
  readonly document: InstrumentDocument;
  readonly revision: number;
  readonly facts: readonly FactName[];
  readonly status?: number;
};

function shown({ edition, target, revision, status, ...typed }: Shown): Answer {
  const title = titleOf(typed.document, target);
  const problems = problemsOn(typed.document, target);
  const props = { edition, target, title, typed, problems, revision };
  const page = { title, trail: trailTo(edition, target), islands: ['check'], body: <PartPage {...props} /> };
  return instrumentPage(status === undefined ? page : { ...page, status }, typed.errors);
}

function titleOf(document: InstrumentDocument, { part, index, item }: Target): string {
  if (index === null) return t(`instrument.part.${part}`);
  const path = item === null ? [part, index] : [part, index, 'items', item];
  return placeText(document, path).split(' › ').at(-1) ?? '';
}

function trailTo(edition: InstrumentEdition, { part, index, item }: Target): NonNullable<Page['trail']> {
  const { id, document } = edition;
  const trail = [...workTrail(edition)];
  if (index !== null) trail.push({ text: t(`instrument.part.${part}`), href: paths.part.to(id, part) });
  if (item !== null)
    trail.push({ text: titleOf(document, { part, index, item: null }), href: paths.piece.to(id, part, index) });
  return trail;
}

async function savePart(visit: InstrumentVisit, facts: readonly FactName[]): Promise<Answer> {
  const { form } = visit;
  const edition = await ownEditionAt(visit);
  const part = partAt(visit);
  if (isPiecePart(part) && visit.params.nomor === undefined) return postPieces(visit, edition, part);
  const target = targetAt(visit, edition.document);
  const revision = Number(form.get('revisi'));
  const typed = { edition, target, revision, facts };
  const deed = rowDeedOf(form.get('aksi'));
  if (deed) return again({ ...typed, form: withDeed(form, deed), errors: {} });
  const changed = changedBy(edition.document, target, form);
  if (!changed.ok) return again({ ...typed, form, errors: changed.errors });
  const fresh = await freshRevision(visit, typed);
  const input = { id: edition.id, revision: fresh, document: changed.document, reason: form.get('alasan') };
  const outcome = await visit.db.transact((tx) => saveEdition(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(addressesOf(edition, target).back, 'instrument.done.save');
  if (outcome.why === 'not_found' || outcome.why === 'not_yours') throw new NotFound();
  const errors = { [boxes[outcome.why] ?? '']: t(`instrument.refusal.${outcome.why}`) };
  const status = outcome.why === 'stale' ? 409 : 422;
  return shown({ ...typed, form, errors, document: changed.document, status });
}

const boxes: Readonly<Partial<Record<EditionRefusal, string>>> = {
  reason_missing: 'alasan',
  reason_long: 'alasan',
  key_taken: 'year',
};

/** The typed form once more, with the problems that it has as far as it can be read. */
function again(typed: Omit<Shown, 'document'>): Answer {
  const changed = changedBy(typed.edition.document, typed.target, typed.form);
  return shown({ ...typed, document: changed.ok ? changed.document : typed.edition.document });
}

/** What a new row begins with. */
const begunRows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  options: { score: '0' },
  known: { otherwise: '0', per: 'innovation' },
  bands: { from: '0' },
};

function withDeed(form: FormValues, deed: RowDeed): FormValues {
  return withRowDeed(form, deed, begunRows[deed.list.split('.').at(-1) ?? '']);
}

type Typing = { readonly edition: InstrumentEdition; readonly target: Target; readonly revision: number };

/** The revision that holds, when nobody touched this part since the form was opened; else the old one, which is stale. */
async function freshRevision({ db }: InstrumentVisit, { edition, target, revision }: Typing): Promise<number> {
  if (revision === edition.revision) return revision;
  const before = Number.isInteger(revision) ? await revisionOf(db.conn, edition.id, revision) : null;
  return before && isSamePart(before.document, edition.document, target) ? edition.revision : revision;
}

/** The problems of what is typed, as a fragment; nothing is written. */
async function check(visit: InstrumentVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const target = targetAt(visit, edition.document);
  const changed = changedBy(edition.document, target, visit.form);
  if (!changed.ok) return fragment(<p class="field-error">{Object.values(changed.errors)[0]}</p>);
  const problems = problemsOn(changed.document, target);
  return fragment(<Problems id={edition.id} document={changed.document} problems={problems} />);
}
