import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Edition, EditionId } from '../edition/model/edition.ts';
import { listEditions } from '../edition/queries/editions.ts';
import { organiserRoles } from '../edition/rules/moves.ts';
import type { ListedEntry } from './model/list.ts';
import { paths } from './paths.ts';
import { ownOpenEntries, ownReopened, waitingForAdmin } from './queries/home.ts';
import { editionTotals } from './queries/stuck.ts';
import { isReopened } from './rules/reopening.ts';
import { closingFor, timeLeft, windowOf } from './rules/window.ts';
import { editionTitle, leftText } from './views/words.ts';

const MOST_EDITIONS = 20;
const MOST_OWN = 5;

/** What the viewer owes competitions: own drafts, what waits for the admin, and for organisers how many have arrived. */
export async function entryHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const sections: HomeSection[] = [];
  const title = t('entry.list.title');
  const empty = t('entry.home.empty');
  const mine = [
    ...(await reopenedItems(conn, viewer, now)),
    ...(await adminItems(conn, viewer, now)),
    ...(await writerItems(conn, viewer, now)),
  ];
  if (mine.length > 0) sections.push({ kind: 'mine', title, items: mine, empty });
  const figures = await organiserItems(conn, viewer, now);
  if (figures.length > 0) sections.push({ kind: 'figures', title: t('entry.stuck.title'), items: figures, empty });
  return sections;
}

async function writerItems(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeItem[]> {
  const { items, editions } = await ownOpenEntries(conn, viewer);
  // What a closing has left behind is owed no more.
  const open = items.filter((entry) => leftOf(entry, editions, now) !== null);
  return open.slice(0, MOST_OWN).map((entry) => itemOf(entry, editions, now));
}

type Editions = ReadonlyMap<EditionId, Edition>;

function itemOf(entry: ListedEntry, editions: Editions, now: Date): HomeItem {
  const { done, of } = entry.progress;
  const values = { title: entry.title, n: formatNumber(done), of: formatNumber(of) };
  const when = leftOf(entry, editions, now);
  return {
    text: textOf(entry, values),
    href: paths.entry.to(entry.id),
    tone: entry.state === 'returned' ? 'urgent' : 'attention',
    ...(when ? { when } : {}),
  };
}

type Values = { readonly title: string; readonly n: string; readonly of: string };

function textOf(entry: ListedEntry, values: Values): string {
  if (isReopened(entry) && entry.openUntil)
    return t('entry.home.reopened', { title: entry.title, until: formatMoment(entry.openUntil) });
  return t(entry.state === 'returned' ? 'entry.home.returned' : 'entry.home.draft', values);
}

function leftOf(entry: ListedEntry, editions: Editions, now: Date): string | null {
  const edition = editions.get(entry.editionId);
  return edition ? leftUntil(closingFor(edition.document, entry), now) : null;
}

function leftUntil(closes: Date | null, now: Date): string | null {
  const left = timeLeft(closes, now);
  return left ? t('entry.home.left', { left: leftText(left) }) : null;
}

/** What the check has opened again in the institution, so that its admin sees to it. */
async function reopenedItems(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeItem[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return [];
  const { items, editions } = await ownReopened(conn, viewer);
  const open = items.filter((entry) => leftOf(entry, editions, now) !== null);
  return open.slice(0, MOST_OWN).map((entry) => itemOf(entry, editions, now));
}

async function adminItems(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeItem[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return [];
  const { rows, editions } = await waitingForAdmin(conn, viewer);
  return rows.map(({ editionId, n }) => {
    const edition = editions.get(editionId);
    const when = edition ? leftUntil(windowOf(edition.document).closes, now) : null;
    return {
      text: t('entry.home.waiting', { edition: edition ? editionTitle(edition.document) : '' }),
      href: paths.list.to({ edisi: editionId, status: 'with_admin' }),
      count: n,
      tone: 'urgent' as const,
      ...(when ? { when } : {}),
    };
  });
}

async function organiserItems(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeItem[]> {
  if (!isActing(viewer, ...organiserRoles)) return [];
  const organiserId = viewer.acting?.institutionId ?? null;
  const editions = await listEditions(
    conn,
    viewer,
    { organiserId, isPublic: true },
    { size: MOST_EDITIONS, offset: 0 },
  );
  const open = editions.filter((it) => it.state === 'open' && timeLeft(windowOf(it.document).closes, now));
  const totals = await editionTotals(
    conn,
    open.map((it) => it.id),
  );
  return open.map((edition) => {
    const { submitted, unfinished } = totals.get(edition.id) ?? { submitted: 0, unfinished: 0 };
    const values = {
      edition: editionTitle(edition.document),
      n: formatNumber(submitted),
      rest: formatNumber(unfinished),
    };
    return { text: t('entry.home.figures', values), href: paths.stuck.to({ edisi: edition.id }) };
  });
}
