import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { partExport } from '../exports.ts';
import { isPartKey } from '../model/view.ts';
import { paths } from '../paths.ts';
import { boardOf, partOf } from '../queries/board.ts';
import { BoardPage, viewTitle } from '../views/board-page.tsx';
import { PartPage } from '../views/part-page.tsx';
import { askingOf, type Figures, readers, thisYearOf } from './visit.ts';

export const dashboardEvents = ['insight.board', 'insight.part', 'insight.part_taken'] as const;

export const dashboardRoutes = (figures: Figures): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.board.pattern, guard: readers, event: 'insight.board', handle: board(figures) },
  exportRoute(partExport(figures)),
  { method: 'get', path: paths.part.pattern, guard: readers, event: 'insight.part', handle: part(figures) },
];

const board =
  (figures: Figures) =>
  async (visit: Visit<Viewer>): Promise<Answer> => {
    const asking = askingOf(visit, figures);
    const shown = await boardOf(asking);
    const { view } = asking;
    return show({
      title: `${t('dashboard.title')}: ${viewTitle(view)}`,
      noindex: true,
      width: 'wide',
      body: <BoardPage {...shown} view={view} viewer={visit.viewer} thisYear={thisYearOf(visit.now)} />,
    });
  };

const part =
  (figures: Figures) =>
  async (visit: Visit<Viewer>): Promise<Answer> => {
    const key = visit.params.bagian;
    const asking = askingOf(visit, figures);
    const found = isPartKey(key) ? await partOf(asking, key) : null;
    if (!found) throw new NotFound();
    const { view } = asking;
    return show({
      title: `${found.title}: ${viewTitle(view)}`,
      noindex: true,
      width: 'wide',
      trail: [{ text: t('dashboard.title'), href: paths.board.to(view) }],
      body: <PartPage part={found} view={view} viewer={visit.viewer} thisYear={thisYearOf(visit.now)} />,
    });
  };
