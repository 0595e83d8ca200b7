import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { editionById } from '../edition/queries/editions.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { entriesFor } from '../entry/queries/entry.ts';
import { checkersOf } from '../stage/queries/checker.ts';
import { runMany } from './actions/run.ts';
import { undoRun } from './actions/undo.ts';
import { runExport } from './exports.ts';
import { type BulkDeed, type BulkMove, LONGEST_SAID } from './model.ts';
import { paths } from './paths.ts';
import { changedAfter, entriesOfRun } from './queries.ts';
import { type BulkVisit, chosenFor, chosenIds, runners, runOf } from './routes/choosing.ts';
import { isBulkMove, listIn, mostOf, whyNotUndo } from './rules.ts';
import { ConfirmPage } from './views/confirm-page.tsx';
import { RunPage } from './views/run-page.tsx';

export const bulkRoutes: readonly Route<Viewer>[] = [
  { method: 'post', path: paths.confirm.pattern, guard: runners, event: 'competition.bulk.confirm', handle: confirm },
  { method: 'post', path: paths.run.pattern, guard: runners, event: 'competition.bulk.run', handle: run },
  { method: 'get', path: paths.one.pattern, guard: runners, event: 'competition.bulk.read', handle: read },
  exportRoute(runExport),
  { method: 'post', path: paths.undo.pattern, guard: runners, event: 'competition.bulk.undo', handle: undo },
];

function moveIn({ form }: BulkVisit): BulkMove {
  const move = form.get('tindakan');
  if (!isBulkMove(move)) throw new NotFound();
  return move;
}

const backIn = ({ form }: BulkVisit): string => listIn(form.get('kembali'));
const trailTo = (back: string) => [{ text: t('competition.bulk.list'), href: back }];

async function confirm(visit: BulkVisit): Promise<Answer> {
  return confirmPage(visit, await chosenIds(visit, moveIn(visit)), {});
}

async function confirmPage(visit: BulkVisit, ids: readonly EntryId[], errors: FieldErrors): Promise<Answer> {
  const { form, now } = visit;
  const [move, back] = [moveIn(visit), backIn(visit)];
  const most = mostOf(move);
  const body = (
    <ConfirmPage
      run={parseId<'EntryRunId'>(form.get('jalan')) ?? newId<'EntryRunId'>(now.getTime())}
      move={move}
      chosen={await chosenFor(visit, move, ids.slice(0, most))}
      cut={ids.length > most ? most : null}
      people={move === 'assign' ? await peopleFor(visit, ids) : []}
      values={{ note: form.get('catatan'), person: form.get('pemeriksa') }}
      errors={errors}
      back={back}
    />
  );
  const title = t(`competition.bulk.move.${move}`);
  return formPage({ noindex: true, width: 'reading', title, trail: trailTo(back), body }, errors);
}

const NOBODY = 'tidak';

/** The office of the edition to which the first of them was submitted. */
async function peopleFor({ db, viewer }: BulkVisit, ids: readonly EntryId[]) {
  const [first] = await entriesFor(db.conn, viewer, ids.slice(0, 1));
  const edition = first ? await editionById(db.conn, first.editionId) : null;
  const office = edition ? await checkersOf(db.conn, edition) : [];
  return [
    ...office.map((it) => ({ value: it.id, label: it.name })),
    { value: NOBODY, label: t('competition.bulk.toNobody') },
  ];
}

async function run(visit: BulkVisit): Promise<Answer> {
  const { db, viewer, baseUrl, now } = visit;
  const ids = await chosenIds(visit, moveIn(visit));
  const read = deedIn(visit);
  if ('errors' in read) return confirmPage(visit, ids, read.errors);
  const id = parseId<'EntryRunId'>(visit.form.get('jalan'));
  if (!id) throw new NotFound();
  const known = await entriesFor(db.conn, viewer, ids.slice(0, mostOf(read.deed.move)));
  const entries = known.map((it) => it.id);
  await runMany(db, viewer, { id, entries, deed: read.deed, list: backIn(visit) }, { baseUrl, now });
  return redirect(paths.one.to(id));
}

function deedIn(visit: BulkVisit): { readonly deed: BulkDeed } | { readonly errors: FieldErrors } {
  const { form } = visit;
  const move = moveIn(visit);
  if (move === 'return') {
    const note = form.get('catatan').trim();
    if (note === '') return { errors: { catatan: t('entry.refusal.notes_missing') } };
    return note.length > LONGEST_SAID ? { errors: { catatan: t('entry.refusal.too_long') } } : { deed: { move, note } };
  }
  if (move === 'assign') {
    const said = form.get('pemeriksa');
    const personId = parseId<'PersonId'>(said);
    if (!personId && said !== NOBODY) return { errors: { pemeriksa: t('stage.refusal.unknown_checker') } };
    return { deed: { move, personId } };
  }
  if (move === 'pass' && form.get('menjamin') !== 'ya')
    return { errors: { menjamin: t('competition.bulk.vouchMissing') } };
  return { deed: { move } };
}

async function read(visit: BulkVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const found = await runOf(visit);
  const entries = await entriesOfRun(db.conn, viewer, found.id);
  const body = (
    <RunPage
      run={found}
      entries={entries}
      changed={await changedAfter(db.conn, entries)}
      whyNotUndo={whyNotUndo(found, entries, viewer, now)}
    />
  );
  return show({ title: t(`competition.bulk.move.${found.move}`), noindex: true, trail: trailTo(found.list), body });
}

async function undo(visit: BulkVisit): Promise<Answer> {
  const { id, list } = await runOf(visit);
  const outcome = await undoRun(visit.db, visit.viewer, id, visit.now);
  if (outcome.ok) return redirect(paths.one.to(id), 'competition.bulk.flash.undone');
  if (outcome.why === 'not_found') throw new NotFound();
  return show({
    title: t('competition.bulk.undo.title'),
    status: 409,
    noindex: true,
    width: 'reading',
    trail: trailTo(list),
    body: (
      <>
        <PageHeader title={t('competition.bulk.undo.title')} lead={t(`competition.bulk.refusal.${outcome.why}`)} />
        <LinkButton href={paths.one.to(id)}>{t('competition.bulk.lastRun')}</LinkButton>
      </>
    ),
  });
}
