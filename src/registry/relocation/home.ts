import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { RelocationOffer } from './model.ts';
import { paths } from './paths.ts';
import { waitingRelocations } from './queries.ts';

/** Records that are offered to the viewer's institution, and those of its own that wait for another's answer. */
export async function relocationHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const { acting } = viewer;
  if (!acting || !isActing(viewer, 'local_admin')) return [];
  const waiting = await waitingRelocations(conn, acting.institutionId);
  const mine = waiting.filter((offer) => offer.toInstitution === acting.institutionId);
  const theirs = waiting.filter((offer) => offer.institutionId === acting.institutionId);
  return [...section('mine', mine), ...section('others', theirs)];
}

function section(kind: 'mine' | 'others', offers: readonly RelocationOffer[]): readonly HomeSection[] {
  if (offers.length === 0) return [];
  const items = offers.map(
    (offer): HomeItem => ({
      text: t(`relocation.home.${kind}`, { title: offer.title, from: offer.place, to: offer.toName }),
      href: paths.one.to(offer.id),
      when: t('relocation.home.since', { date: formatDate(offer.offeredAt) }),
      tone: kind === 'mine' ? 'urgent' : 'neutral',
    }),
  );
  return [{ kind, title: t('relocation.title'), items, empty: t('relocation.home.none') }];
}
