import { anyone, type InstitutionId, institutionById, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, show, type Visit } from '#platform/http/route.ts';
import { formatNumber } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { isTold } from '../dashboard/rules/told.ts';
import { recordsExport } from './exports.ts';
import { type AskedFigure, askedFigure, type Figures, numberOf, recordsOf } from './listed.ts';
import { paths } from './paths.ts';
import { ListPage } from './views/list-page.tsx';
import { termsOf } from './words.ts';

export const recordsEvents = ['insight.records', 'insight.records_taken'] as const;

/** Open to everyone as far as the figure itself is: which records count is asked of each figure with the viewer. */
export const recordsRoutes = (figures: Figures): readonly Route<Viewer>[] => [
  exportRoute(recordsExport(figures)),
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'insight.records', handle: list(figures) },
];

const PAGE_SIZE = 50;
const MOST_PAGES = 10_000;

const list =
  (figures: Figures) =>
  async (visit: Visit<Viewer>): Promise<Answer> => {
    const asked = askedFigure(visit, figures);
    const { figure, filter } = asked;
    const { value, things = value } = await numberOf(visit, asked);
    const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(things / PAGE_SIZE)));
    const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
    const records = await recordsOf(visit, asked, { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    const number = isTold(value, figure.ofPeople === true) ? formatNumber(value, { maximumFractionDigits: 2 }) : null;
    const terms = termsOf(figure, filter, await institutionName(visit, asked));
    return show({
      title: figure.title(),
      noindex: true,
      width: 'wide',
      body: <ListPage {...{ figure, filter, terms, number, records, page, pages }} />,
    });
  };

async function institutionName({ db }: Visit<Viewer>, { filter }: AskedFigure): Promise<string | null> {
  const id = parseId<'InstitutionId'>(filter.institution) as InstitutionId | null;
  return id ? ((await institutionById(db.conn, id))?.name ?? null) : null;
}
