import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeTask } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition, EditionId } from '../edition/model/edition.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { editionsByIds } from '../edition/queries/editions.ts';
import { isOver } from '../edition/rules/calendar.ts';
import type { ListedEntry } from './model/list.ts';
import { paths } from './paths.ts';
import { type EditionStand, ownOpenEntries, ownReopened, standsOf } from './queries/home.ts';
import { editionTotals } from './queries/stuck.ts';
import { isReopened } from './rules/reopening.ts';
import { closingFor, timeLeft, windowOf } from './rules/window.ts';
import { editionTitle } from './views/words.ts';

const MOST_OWN = 10;

/** How far the viewer's part in taking entries has come: writing, checking, following, each until the closing. */
export async function entryTasks(
  conn: Conn,
  viewer: Viewer,
  organised: readonly Edition[],
  now: Date,
): Promise<readonly HomeTask[]> {
  if (!viewer.person || !viewer.acting) return [];
  return [
    ...(await writerTasks(conn, viewer, now)),
    ...(await institutionTasks(conn, viewer, now)),
    ...(await organiserTasks(conn, organised, now)),
  ];
}

/** What a closing has left behind is owed no more. */
const isTaking = ({ state, document }: Edition, now: Date): boolean =>
  state === 'open' && timeLeft(windowOf(document).closes, now) !== null;

const inEdition = ({ document }: Edition) => ({ of: editionTitle(document), due: windowOf(document).closes });

async function writerTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  if (!isActing(viewer, 'innovator')) return [];
  const { items, editions } = await ownOpenEntries(conn, viewer);
  return [...owed(items, editions, now), ...(await sentTasks(conn, viewer, now))];
}

/** What the check opened again has a day of its own, to which the closing of all is nothing. */
function isOwed(entry: ListedEntry, edition: Edition, now: Date): boolean {
  if (!isReopened(entry)) return isTaking(edition, now);
  return !isOver(edition) && timeLeft(closingFor(edition.document, entry), now) !== null;
}

function owed(
  items: readonly ListedEntry[],
  editions: ReadonlyMap<EditionId, Edition>,
  now: Date,
): readonly HomeTask[] {
  const open = items.flatMap((entry) => {
    const edition = editions.get(entry.editionId);
    return edition && isOwed(entry, edition, now) ? [{ entry, edition }] : [];
  });
  return open
    .toSorted((a, b) => Number(isReopened(b.entry)) - Number(isReopened(a.entry)))
    .slice(0, MOST_OWN)
    .map(({ entry, edition }) => (isReopened(entry) ? mending(entry, edition) : writing(entry, edition)));
}

/** It is done once it is sent again, however complete it is. */
function mending(entry: ListedEntry, { document }: Edition): HomeTask {
  const due = closingFor(document, entry);
  const text = t('entry.home.reopened', { title: entry.title, until: due ? formatMoment(due) : '' });
  return { of: editionTitle(document), text, href: paths.entry.to(entry.id), done: 0, total: 1, due };
}

function writing({ id, title, state, progress }: ListedEntry, edition: Edition): HomeTask {
  const text = t(state === 'returned' ? 'entry.task.mend' : 'entry.task.write', { title });
  // A last step is left when every section is there: handing it over.
  return { ...inEdition(edition), text, href: paths.entry.to(id), done: progress.done, total: progress.of + 1 };
}

/** How many of one's own have arrived; once nothing is left to write, others are waited for. */
async function sentTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  const stands = await standsOf(conn, viewer, 'visible');
  return each(conn, stands, now, (it, edition) => ({
    ...inEdition(edition),
    text: t('entry.task.sent'),
    href: paths.list.to({ edisi: edition.id }),
    done: it.submitted,
    total: it.writing + it.withAdmin + it.submitted,
    isOthers: it.writing === 0,
  }));
}

async function institutionTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  const isAdmin = isActing(viewer, 'local_admin', 'hub_admin');
  if (!isAdmin && !isActing(viewer, 'leader')) return [];
  const stands = await standsOf(conn, viewer, 'institution');
  const rows = await each(conn, stands, now, isAdmin ? checking : arriving);
  return [...(isAdmin ? await reopenedTasks(conn, viewer, now) : []), ...rows.filter((it) => it.total > 0)];
}

/** What the check has opened again in the institution, so that its admin sees to it. */
async function reopenedTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  const { items, editions } = await ownReopened(conn, viewer);
  return owed(items, editions, now);
}

function checking(it: EditionStand, edition: Edition): HomeTask {
  const done = it.returned + it.submitted;
  const href = paths.list.to({ edisi: edition.id, status: 'with_admin' });
  return { ...inEdition(edition), text: t('entry.task.check'), href, done, total: done + it.withAdmin };
}

/** A leader reads no entry; how many there are, and how many have arrived, is theirs to know. */
function arriving(it: EditionStand, edition: Edition): HomeTask {
  return {
    ...inEdition(edition),
    text: t('entry.task.ofInstitution'),
    href: editionPaths.edition.to(edition.id),
    done: it.submitted,
    total: it.writing + it.withAdmin + it.submitted,
    isOthers: true,
  };
}

async function each(
  conn: Conn,
  stands: readonly EditionStand[],
  now: Date,
  taskOf: (stand: EditionStand, edition: Edition) => HomeTask,
): Promise<readonly HomeTask[]> {
  const editions = await editionsByIds(
    conn,
    stands.map((it) => it.editionId),
  );
  return stands.flatMap((stand) => {
    const edition = editions.get(stand.editionId);
    return edition && isTaking(edition, now) ? [taskOf(stand, edition)] : [];
  });
}

async function organiserTasks(conn: Conn, organised: readonly Edition[], now: Date): Promise<readonly HomeTask[]> {
  const taking = organised.filter((it) => isTaking(it, now));
  const totals = await editionTotals(
    conn,
    taking.map((it) => it.id),
  );
  return taking.map((edition) => {
    const { submitted, unfinished } = totals.get(edition.id) ?? { submitted: 0, unfinished: 0 };
    const href = paths.stuck.to({ edisi: edition.id });
    const total = submitted + unfinished;
    return { ...inEdition(edition), text: t('entry.task.arrived'), href, done: submitted, total, isOthers: true };
  });
}
