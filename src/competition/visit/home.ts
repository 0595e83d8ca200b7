import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeTask } from '#platform/capability.ts';
import { dayStart } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { editionsByIds } from '../edition/queries/editions.ts';
import { isOver } from '../edition/rules/calendar.ts';
import { organiserRoles } from '../edition/rules/moves.ts';
import { told } from '../edition/wording.ts';
import type { FieldVisit } from './model/visit.ts';
import { paths } from './paths.ts';
import { visitsFor } from './queries/visits.ts';

/** How many field visits of each edition are written down, those of the viewer apart from those that others go on. */
export async function visitTasks(conn: Conn, viewer: Viewer): Promise<readonly HomeTask[]> {
  if (!viewer.person) return [];
  const all = await visitsFor(conn, viewer);
  const editions = await editionsByIds(
    conn,
    all.map((it) => it.editionId),
  );
  return [...Map.groupBy(all, (it) => it.editionId)].flatMap(([id, visits]) => {
    const edition = editions.get(id);
    if (!edition || isOver(edition)) return [];
    const of = told(edition.document, 'title');
    const own = visits.filter((it) => it.members.some((member) => member.id === viewer.person?.id));
    const follows = isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === edition.organiserId;
    return [
      ...taskOf(own, { of, text: (title) => t('visit.task.go', { title }), isOthers: false }),
      ...(follows ? taskOf(visits, { of, text: () => t('visit.task.follow'), isOthers: true }) : []),
    ];
  });
}

/** `text` is told the title of the visit that comes next. */
type Said = {
  readonly of: string;
  readonly text: (title: string) => string;
  readonly isOthers: boolean;
};

function taskOf(visits: readonly FieldVisit[], said: Said): readonly HomeTask[] {
  const left = visits.filter((it) => it.state !== 'finished');
  const next = left[0] ?? visits.at(-1);
  if (!next) return [];
  const href = said.isOthers ? paths.ofEdition.to(next.editionId) : paths.one.to(next.id);
  const due = left[0] ? dayStart(left[0].visitDate) : null;
  return [{ ...said, text: said.text(next.title), href, done: visits.length - left.length, total: visits.length, due }];
}
