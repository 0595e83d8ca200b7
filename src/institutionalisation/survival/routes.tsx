import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { survivalExport } from './exports.ts';
import { filterOf } from './filter.ts';
import { plainFilter } from './model.ts';
import { paths } from './paths.ts';
import { livesOf } from './queries.ts';
import { survivalOf } from './rules/groups.ts';
import { SurvivalPage } from './views/survival-page.tsx';

export const survivalEvents = ['institutionalisation.survival.read', 'institutionalisation.survival.taken'] as const;

/** Open to everyone: each record it counts is public, and a figure that may decide of rules should be reckoned again by anybody. */
export const survivalRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.page.pattern, guard: anyone, event: 'institutionalisation.survival.read', handle: page },
  exportRoute(survivalExport),
];

async function page(visit: Visit<Viewer>): Promise<Answer> {
  const filter = filterOf(visit.query);
  const lives = await livesOf(visit.db.conn);
  const count = (values: readonly (string | null)[]) =>
    new Map(
      [
        ...Map.groupBy(
          values.filter((it) => it !== null),
          (it) => it,
        ),
      ].map(([key, all]) => [key, all.length]),
    );
  const choices = { regions: count(lives.map((it) => it.regionCode)), affairs: count(lives.map((it) => it.affair)) };
  return show({
    title: t('survival.title'),
    description: t('survival.lead'),
    canonical: paths.page.to(plainFilter),
    noindex: paths.page.to(filter) !== paths.page.to(plainFilter),
    width: 'wide',
    body: <SurvivalPage filter={filter} survival={survivalOf(lives, filter)} choices={choices} />,
  });
}
