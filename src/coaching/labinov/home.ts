import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { labsWaiting } from './queries/labs.ts';
import { presentOf } from './rules.ts';

/** For the leader: stages that wait for approval; nothing when none does. */
export async function labHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!viewer.acting || !isActing(viewer, 'leader')) return [];
  const items = (await labsWaiting(conn, viewer.acting.institutionId)).flatMap((lab) => {
    const present = presentOf(lab);
    if (!present) return [];
    const text = t('labinov.home.waiting', { stage: t(`labinov.stage.${present.stage}`), title: lab.title });
    return [{ text, href: paths.stage.to(lab.id, present.stage), tone: 'attention' as const }];
  });
  return items.length > 0 ? [{ kind: 'mine', title: t('labinov.list.title'), items, empty: '' }] : [];
}
