import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type CarriedRecord, carriedRecord } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionFor } from '../../edition/queries/editions.ts';
import { whyNotEntrant } from '../../edition/rules/parts.ts';
import { startEntry } from '../actions/start.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { applicantOf } from '../queries/applicant.ts';
import { editionsToEnter, enteredAlready, recordsToEnter } from '../queries/open.ts';
import { relationsTo, whyNotNow } from '../rules/moves.ts';
import { windowOf } from '../rules/window.ts';
import { BeginPage } from '../views/begin-page.tsx';
import { ChooseEditionPage, ChooseRecordPage } from '../views/start-page.tsx';
import { type EntryVisit, entryPage, entryTrail, refusal } from './visit.tsx';

const event = 'competition.entry.start_form';

export const startRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.start.pattern, guard: signedIn, event, handle: choose },
  { method: 'post', path: paths.start.pattern, guard: signedIn, event: 'competition.entry.start', handle: start },
];

async function choose(visit: EntryVisit): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const innovationId = parseId<'InnovationId'>(query.get('inovasi'));
  const editionId = parseId<'EditionId'>(query.get('edisi'));
  const edition = editionId ? await editionFor(db.conn, viewer, editionId) : null;
  if (editionId && !edition) throw new NotFound();
  if (!edition) {
    const editions = await editionsToEnter(db.conn, viewer, now);
    return entryPage({
      title: t('entry.start.title'),
      trail: entryTrail(),
      width: 'reading',
      body: <ChooseEditionPage editions={editions} innovationId={innovationId} now={now} />,
    });
  }
  if (!innovationId) return recordPage(visit, edition);
  const record = await carriedRecord(db.conn, viewer, innovationId);
  if (!record) throw new NotFound();
  return beginPage(visit, { edition, record });
}

async function recordPage({ db, viewer, query, now }: EntryVisit, edition: Edition): Promise<Answer> {
  const text = (query.get('q') ?? '').trim().slice(0, 200);
  const { total, items } = await recordsToEnter(db.conn, viewer, text);
  const entered = await enteredAlready(
    db.conn,
    edition.id,
    items.map((it) => it.id),
  );
  return entryPage({
    title: t('entry.start.recordTitle'),
    trail: entryTrail(),
    body: <ChooseRecordPage edition={edition} text={text} records={items} total={total} entered={entered} now={now} />,
  });
}

type Beginning = { readonly edition: Edition; readonly record: CarriedRecord; readonly errors?: FieldErrors };

async function beginPage(visit: EntryVisit, { edition, record, errors = {} }: Beginning): Promise<Answer> {
  const { form, now } = visit;
  const body = (
    <BeginPage
      id={parseId<'EntryId'>(form.get('id')) ?? newId<'EntryId'>(now.getTime())}
      edition={edition}
      record={record}
      values={{ group: form.get('kelompok'), category: form.get('kategori') }}
      whyNot={await whyNotBegin(visit, edition, record)}
      errors={errors}
      now={now}
    />
  );
  return entryPage({ title: t('entry.begin.title', { title: record.title }), trail: entryTrail(), body }, errors);
}

async function whyNotBegin(
  { db, viewer, now }: EntryVisit,
  edition: Edition,
  record: CarriedRecord,
): Promise<EntryRefusal | null> {
  if (edition.state !== 'open') return 'not_published';
  if (relationsTo(record, viewer).length === 0) return 'not_yours';
  const applicant = await applicantOf(db.conn, edition, record.institutionId);
  if (applicant && whyNotEntrant(edition.document, applicant)) return 'not_entrant';
  return whyNotNow('hand_over', windowOf(edition.document), now);
}

/** Refusals that are told at a field of the form. */
const boxes: Partial<Record<EntryRefusal, string>> = {
  unknown_group: 'kelompok',
  by_invitation: 'kelompok',
  unknown_category: 'kategori',
};

async function start(visit: EntryVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const [id, editionId] = [parseId<'EntryId'>(form.get('id')), parseId<'EditionId'>(form.get('edisi'))];
  const innovationId = parseId<'InnovationId'>(form.get('inovasi'));
  const edition = editionId ? await editionFor(db.conn, viewer, editionId) : null;
  const record = innovationId ? await carriedRecord(db.conn, viewer, innovationId) : null;
  if (!id || !edition || !record) throw new NotFound();
  const category = form.get('kategori') || null;
  const input = { id, editionId: edition.id, innovationId: record.id, group: form.get('kelompok'), category };
  const outcome = await db.transact((tx) => startEntry(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.entry.to(outcome.value.id), 'entry.done.start');
  const box = boxes[outcome.why];
  const back = paths.start.to({ edisi: edition.id });
  if (!box) return refusal(outcome.why, back);
  return beginPage(visit, { edition, record, errors: { [box]: t(`entry.refusal.${outcome.why}`) } });
}
