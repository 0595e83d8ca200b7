import { type Holding, isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as recordPaths } from '../paths.ts';
import { shownContents } from '../queries/innovation.ts';
import { paths } from './paths.ts';
import { keptBy } from './queries.ts';

const NAMED = 10;

/** The records that the person keeps, for the person's page: as far as the viewer may see their work. */
export async function keepingOf(conn: Conn, viewer: Viewer, id: PersonId): Promise<Holding | null> {
  const ids = await keptBy(conn, viewer, id);
  if (ids.length === 0) return null;
  const named = ids.slice(0, NAMED);
  const contents = await shownContents(conn, named);
  const beside = ids.length - named.length;
  const mayHandOver = isActing(viewer, 'local_admin', 'hub_admin');
  return {
    title: t('handover.kept.title'),
    items: named.map((it) => ({ text: contents.get(it)?.title ?? '', href: recordPaths.work.to(it) })),
    more: beside > 0 ? t('handover.kept.more', { n: beside }) : null,
    handOver: mayHandOver ? { text: t('handover.kept.handOver'), href: paths.new.to({ dari: id }) } : null,
  };
}
