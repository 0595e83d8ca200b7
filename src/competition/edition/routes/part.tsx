import type { Viewer } from '#identity/index.ts';
import { type RowDeed, rowDeedOf, withRowDeed } from '#platform/document/rows.ts';
import type { FormValues } from '#platform/http/form.ts';
import { fragment } from '#platform/http/fragment.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveEdition } from '../actions/write.ts';
import { changedBy } from '../forms/change.ts';
import { isSamePart, type Target, targetOf, typedTarget } from '../forms/target.ts';
import type { EditionDocument } from '../model/document.ts';
import type { Edition, EditionRefusal } from '../model/edition.ts';
import { isItemPart, partOfSlug } from '../model/layout.ts';
import { paths } from '../paths.ts';
import { revisionOf } from '../queries/revisions.ts';
import { whyNotMove } from '../rules/moves.ts';
import { Problems } from '../views/form/problems.tsx';
import { PartPage } from '../views/part-page.tsx';
import { placeText } from '../wording.ts';
import { itemsPage, postItems } from './items.tsx';
import { problemsOn } from './problems-on.ts';
import { type EditionVisit, organisers as guard, ownEditionAt, refusalPage, trailOf, workPage } from './visit.tsx';

/** The pages on which a document is written, and what the small script asks while one types. */
export const partRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.part.pattern, guard, event: 'competition.edition.part', handle: open },
  { method: 'post', path: paths.part.pattern, guard, event: 'competition.edition.edit', handle: save },
  { method: 'post', path: paths.checkPart.pattern, guard, event: 'competition.edition.check', handle: check },
  { method: 'get', path: paths.item.pattern, guard, event: 'competition.edition.item', handle: open },
  { method: 'post', path: paths.item.pattern, guard, event: 'competition.edition.edit', handle: save },
  { method: 'post', path: paths.checkItem.pattern, guard, event: 'competition.edition.check', handle: check },
];

const partOf = ({ params }: EditionVisit) => {
  const part = partOfSlug(params.bagian);
  if (!part) throw new NotFound();
  return part;
};

function targetAt(visit: EditionVisit, document: EditionDocument): Target {
  const target = targetOf(document, partOf(visit), visit.params.nomor);
  if (!target) throw new NotFound();
  return target;
}

/** The overview of a part with items; a part that is written whole, or one item, is a form. */
async function open(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const forbidden = whyNotMove('edit', edition, visit.viewer);
  if (forbidden) return refusalPage(forbidden, paths.work.to(edition.id));
  const part = partOf(visit);
  if (isItemPart(part) && visit.params.nomor === undefined) return itemsPage(edition, part, visit.form);
  const target = targetAt(visit, edition.document);
  const form = typedTarget(edition.document, target);
  return formPage({ edition, target, form, errors: {}, document: edition.document, revision: edition.revision });
}

type Shown = {
  readonly edition: Edition;
  readonly target: Target;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** With what was typed in it, as far as it could be read. */
  readonly document: EditionDocument;
  readonly revision: number;
};

function formPage({ edition, target, revision, ...typed }: Shown): Answer {
  const item = target.index === null ? null : [target.part, target.index];
  const title = item
    ? placeText(typed.document, item).split(' › ').slice(1).join(' › ')
    : t(`edition.part.${target.part}`);
  const body = (
    <PartPage
      edition={edition}
      target={target}
      title={title}
      typed={typed}
      problems={problemsOn(typed.document, target)}
      revision={revision}
    />
  );
  const above =
    target.index === null
      ? []
      : [{ text: t(`edition.part.${target.part}`), href: paths.part.to(edition.id, target.part) }];
  return workPage({ title, trail: [...trailOf(edition), ...above], body, islands: ['check'] }, typed.errors);
}

async function save(visit: EditionVisit): Promise<Answer> {
  const { form } = visit;
  const edition = await ownEditionAt(visit);
  const part = partOf(visit);
  if (isItemPart(part) && visit.params.nomor === undefined) return postItems(visit, edition, part);
  const target = targetAt(visit, edition.document);
  const revision = Number(form.get('revisi'));
  const deed = rowDeedOf(form.get('aksi'));
  if (deed) return shownAgain({ edition, target, form: withDeed(form, deed), errors: {}, revision });
  const changed = changedBy(edition.document, target, form);
  if (!changed.ok) return shownAgain({ edition, target, form, errors: changed.errors, revision });
  const fresh = await freshRevision(visit, { edition, target, revision });
  const input = { id: edition.id, revision: fresh, document: changed.document, reason: form.get('alasan') };
  const outcome = await visit.db.transact((tx) => saveEdition(tx, visit.viewer, input, visit.now));
  if (outcome.ok)
    return redirect(
      target.index === null ? paths.work.to(edition.id) : paths.part.to(edition.id, target.part),
      'edition.done.save',
    );
  if (outcome.why === 'not_found' || outcome.why === 'not_yours') throw new NotFound();
  const errors = { [boxes[outcome.why] ?? '']: t(`edition.refusal.${outcome.why}`) };
  return formPage({ edition, target, form, errors, document: changed.document, revision });
}

const boxes: Readonly<Partial<Record<EditionRefusal, string>>> = { reason_missing: 'alasan', reason_long: 'alasan' };

/** The typed form once more, with the problems that it has as far as it can be read. */
function shownAgain(shown: Omit<Shown, 'document'>): Answer {
  const changed = changedBy(shown.edition.document, shown.target, shown.form);
  return formPage({ ...shown, document: changed.ok ? changed.document : shown.edition.document });
}

/** What a new row begins with. */
const begunRows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  criteria: { min: '0', max: '100', step: '1' },
  evidence: { most: '1', types: 'pdf' },
  never: { top: '45' },
  fewer: { top: '99', times: '2' },
  bands: { from: '0' },
};

function withDeed(form: FormValues, deed: RowDeed): FormValues {
  if (deed.list !== 'stages' || deed.deed !== 'tambah')
    return withRowDeed(form, deed, begunRows[deed.list.split('.').at(-1) ?? '']);
  const kind = form.get('tahap');
  return kind === '' ? form : withRowDeed(form, deed, { kind });
}

type Typing = { readonly edition: Edition; readonly target: Target; readonly revision: number };

/** The revision that holds, when nobody touched this part since the form was opened; else the old one, which is stale. */
async function freshRevision({ db }: EditionVisit, { edition, target, revision }: Typing): Promise<number> {
  if (revision === edition.revision) return revision;
  const before = Number.isInteger(revision) ? await revisionOf(db.conn, edition.id, revision) : null;
  return before && isSamePart(before.document, edition.document, target) ? edition.revision : revision;
}

/** The problems of what is typed, as a fragment; nothing is written. */
async function check(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const target = targetAt(visit, edition.document);
  const changed = changedBy(edition.document, target, visit.form);
  if (!changed.ok) return fragment(<p class="field-error">{Object.values(changed.errors)[0]}</p>);
  const problems = problemsOn(changed.document, target);
  return fragment(<Problems id={edition.id} document={changed.document} problems={problems} here={target} />);
}
