import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { countSheets } from './queries/sheets.ts';
import { fillerRoles } from './rules/rights.ts';

const everything = { editionId: null, state: null, kind: null, text: '' };

/** What waits of sheets: those that were returned to the viewer, those being filled, and those to be verified. */
export async function sheetHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const isJudge = isActing(viewer, 'local_admin', 'hub_admin', 'national');
  if (!isJudge && !isActing(viewer, ...fillerRoles)) return [];
  const counts = await countSheets(conn, viewer, everything);
  const wanted = isJudge ? (['handed_in', 'returned', 'filling'] as const) : (['returned', 'filling'] as const);
  const items = wanted
    .filter((state) => counts[state] > 0)
    .map((state) => ({
      text: t(`answer.home.${state}`),
      href: paths.list.to({ status: state }),
      count: counts[state],
      tone: state === 'filling' ? ('neutral' as const) : ('attention' as const),
    }));
  return items.length === 0 ? [] : [{ kind: 'mine', title: t('answer.list.title'), items, empty: '' }];
}
