import { History, historyOf } from '#audit/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { carriedRecord } from '#registry/index.ts';
import { objectionsToEntry } from '../../objection/queries/objection.ts';
import { setPlace } from '../actions/write.ts';
import { historyExport } from '../exports.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { notesOf } from '../queries/entry.ts';
import { messagesOf } from '../queries/messages.ts';
import { lastSnapshotOf } from '../queries/snapshot.ts';
import { entrySubject, standOf } from '../queries/stand.ts';
import { whyNotMove } from '../rules/moves.ts';
import { approvalFor } from '../rules/window.ts';
import { EntryPage } from '../views/entry-page.tsx';
import { PlacePage } from '../views/place-page.tsx';
import { neverSent } from './unsent.tsx';
import { deedsOf, type EntryVisit, entryOf, entryPage, entryTrail, isToldTo, type Opened, refusal } from './visit.tsx';

export const workRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.entry.pattern, guard: signedIn, event: 'competition.entry.read', handle: work },
  {
    method: 'get',
    path: paths.place.pattern,
    guard: signedIn,
    event: 'competition.entry.place_form',
    handle: placeForm,
  },
  { method: 'post', path: paths.place.pattern, guard: signedIn, event: 'competition.entry.place', handle: place },
  { method: 'get', path: paths.history.pattern, guard: signedIn, event: 'competition.entry.history', handle: history },
  exportRoute(historyExport),
];

async function work(visit: EntryVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const open = await entryOf(visit);
  const { entry, edition } = open;
  const record = entry.innovationId ? await carriedRecord(db.conn, viewer, entry.innovationId) : null;
  return entryPage({
    title: entry.title,
    trail: entryTrail(),
    width: 'wide',
    islands: ['countdown'],
    body: (
      <EntryPage
        entry={entry}
        edition={edition}
        stand={await standOf(db.conn, entry, edition)}
        notes={await notesOf(db.conn, entry.id)}
        snapshot={await lastSnapshotOf(db.conn, entry.id)}
        messages={await messagesOf(db.conn, entry.id)}
        hasUnsent={(await neverSent(visit, entry)) !== null}
        deeds={deedsOf(open, viewer, now)}
        objections={entry.state === 'submitted' ? await objectionsToEntry(db.conn, viewer, entry.id) : []}
        mayOpenRecord={record !== null}
        now={now}
      />
    ),
  });
}

async function placeForm(visit: EntryVisit): Promise<Answer> {
  const open = await entryOf(visit);
  const { entry, edition } = open;
  const forbidden = whyNotMove('edit', entry, visit.viewer, approvalFor(edition.document, entry));
  if (forbidden) return refusal(forbidden, paths.entry.to(entry.id));
  const values = { title: entry.title, group: entry.group, category: entry.category ?? '' };
  return placePage(open, { values, revision: entry.revision, errors: {} });
}

type Shown = {
  readonly values: { readonly title: string; readonly group: string; readonly category: string };
  readonly revision: number;
  readonly errors: FieldErrors;
};

function placePage({ entry, edition }: Opened, shown: Shown): Answer {
  const body = <PlacePage entry={entry} edition={edition} {...shown} />;
  return entryPage(
    { title: `${t('entry.place.title')}: ${entry.title}`, trail: entryTrail(entry), body },
    shown.errors,
  );
}

/** Refusals that are told at a field of the form. */
const boxes: Partial<Record<EntryRefusal, string>> = {
  invalid: 'judul',
  stale: 'judul',
  unknown_group: 'kelompok',
  by_invitation: 'kelompok',
  unknown_category: 'kategori',
};

async function place(visit: EntryVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const open = await entryOf(visit);
  const { id } = open.entry;
  const values = { title: form.get('judul'), group: form.get('kelompok'), category: form.get('kategori') };
  const revision = Number(form.get('revision'));
  const input = { id, ...values, category: values.category || null, revision };
  const outcome = await db.transact((tx) => setPlace(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.entry.to(id), 'entry.done.place');
  const box = boxes[outcome.why];
  if (!box) return refusal(outcome.why, paths.entry.to(id));
  const text = t(outcome.why === 'invalid' ? 'entry.place.titleWrong' : `entry.refusal.${outcome.why}`);
  const { revision: latest } = (await entryOf(visit)).entry;
  return placePage(open, { values, revision: outcome.why === 'stale' ? latest : revision, errors: { [box]: text } });
}

async function history(visit: EntryVisit): Promise<Answer> {
  const { entry, edition } = await entryOf(visit);
  const rows = (await historyOf(visit.db.conn, entrySubject(entry.id))).filter(isToldTo(edition, visit.viewer));
  return entryPage({
    title: `${t('entry.work.history')}: ${entry.title}`,
    trail: entryTrail(entry),
    body: (
      <>
        <PageHeader kicker={entry.title} title={t('entry.work.history')} />
        <History rows={rows} />
        <Downloads of={paths.history.to(entry.id)} />
      </>
    ),
  });
}
