import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Edition } from './model/edition.ts';
import { paths } from './paths.ts';
import { listEditions } from './queries/editions.ts';
import { closingOf, isOpenForEntries } from './rules/calendar.ts';
import { organiserRoles } from './rules/moves.ts';
import { problemsOf } from './rules/problems.ts';
import { leftText } from './views/countdown.tsx';
import { told } from './wording.ts';

const MOST = 10;

/** What an organiser owes: drafts with what is to be mended in them, and how long the open ones still take entries. */
export async function editionHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, ...organiserRoles)) return [];
  const filter = { organiserId: viewer.acting?.institutionId ?? null, isPublic: false };
  const editions = await listEditions(conn, viewer, filter, { size: MOST, offset: 0 });
  const items = editions.flatMap((it) => itemsOf(it, now));
  return items.length === 0 ? [] : [{ kind: 'mine', title: t('edition.organised.title'), items, empty: '' }];
}

function itemsOf(edition: Edition, now: Date): HomeItem[] {
  const { document, id, state } = edition;
  const title = told(document, 'title') || t('edition.untitled');
  const href = paths.work.to(id);
  if (state === 'draft') {
    const count = problemsOf(document).length;
    const text =
      count === 0 ? t('edition.home.ready', { title }) : t('edition.home.draft', { title, n: formatNumber(count) });
    return [{ text, href, tone: 'attention' }];
  }
  const closing = closingOf(document);
  if (state !== 'open' || !closing || !isOpenForEntries(document, now)) return [];
  return [{ text: t('edition.home.open', { title }), href, when: leftText(closing, now), tone: 'neutral' }];
}
