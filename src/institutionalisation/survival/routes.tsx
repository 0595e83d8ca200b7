import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { survivalExport } from './exports.ts';
import { filterOf } from './filter.ts';
import { plainFilter } from './model.ts';
import { paths } from './paths.ts';
import { choicesOf, survivalFor } from './queries/survival.ts';
import { SurvivalPage } from './views/survival-page.tsx';

export const survivalEvents = ['institutionalisation.survival.read', 'institutionalisation.survival.taken'] as const;

/** Open to everyone: each record it counts is public, and a figure that may decide of rules should be reckoned again by anybody. */
export const survivalRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.page.pattern, guard: anyone, event: 'institutionalisation.survival.read', handle: page },
  exportRoute(survivalExport),
];

async function page(visit: Visit<Viewer>): Promise<Answer> {
  const filter = filterOf(visit.query);
  const { conn } = visit.db;
  const survival = await survivalFor(conn, filter);
  const choices = await choicesOf(conn);
  return show({
    title: t('survival.title'),
    description: t('survival.lead'),
    canonical: paths.page.to(plainFilter),
    noindex: paths.page.to(filter) !== paths.page.to(plainFilter),
    width: 'wide',
    body: <SurvivalPage filter={filter} survival={survival} choices={choices} />,
  });
}
