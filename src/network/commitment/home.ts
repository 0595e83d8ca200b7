import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { countWaiting } from './queries/commitments.ts';
import { memberById } from './queries/members.ts';
import { standingOf } from './rules/standing.ts';

const PROVINCE_LENGTH = 2;

/** On the home page: what the hub has to check; what a member's admin owes. */
export async function commitmentHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  const hubRegion = viewer.acting?.regionCode?.slice(0, PROVINCE_LENGTH);
  if (!hubRegion) return [];
  const items = isActing(viewer, 'hub_admin')
    ? await toCheck(conn, hubRegion)
    : await owed(conn, viewer, { hubRegion, now });
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('commitment.home.title'), items, empty: t('commitment.home.empty') }];
}

async function toCheck(conn: Conn, hubRegion: string): Promise<readonly HomeItem[]> {
  const n = await countWaiting(conn, hubRegion);
  if (n === 0) return [];
  const text = t('commitment.home.waiting', { count: n, n: formatNumber(n) });
  return [{ text, href: paths.list.to({ keadaan: 'waiting' }), count: n, tone: 'attention' }];
}

type Asked = { readonly hubRegion: string; readonly now: Date };

async function owed(conn: Conn, viewer: Viewer, { hubRegion, now }: Asked): Promise<readonly HomeItem[]> {
  if (!isActing(viewer, 'local_admin') || !viewer.acting) return [];
  const member = await memberById(conn, hubRegion, viewer.acting.institutionId);
  const standing = member && standingOf(member, dayOf(now));
  if (!member || !standing || standing === 'signed' || standing === 'waiting') return [];
  const tone = standing === 'none' ? ('neutral' as const) : ('attention' as const);
  return [{ text: t(`commitment.home.${standing}`), href: paths.member.to(member.institutionId), tone }];
}
