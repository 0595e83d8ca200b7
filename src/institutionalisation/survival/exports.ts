import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';
import { filterOf } from './filter.ts';
import type { Grouping, SurvivalFilter } from './model.ts';
import { paths } from './paths.ts';
import { survivalFor } from './queries/survival.ts';
import type { Survival } from './rules/groups.ts';
import type { CurvePoint } from './rules/kaplan-meier.ts';
import { DAYS_OF_YEAR, groupName } from './views/words.ts';

type Row = CurvePoint & { readonly grouping: Grouping; readonly key: string; readonly drawn: boolean };

/** The points of every curve as a file, so that anybody can reckon them again. */
export const survivalExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'ketahanan-inovasi',
  guard: anyone,
  event: 'institutionalisation.survival.taken',
  make: (visit) => {
    const filter = filterOf(visit.query);
    return {
      title: t('survival.title'),
      address: paths.page.to(filter),
      filter: inTerms([
        [t('survival.filter.grouping'), t(`survival.grouping.${filter.grouping}`)],
        [t('survival.filter.region'), filter.regions.map(regionName).join(', ')],
        [t('survival.filter.affair'), filter.affairs.map(affairName).join(', ')],
        [t('survival.filter.dormant'), filter.dormantStops ? t('survival.yes') : null],
        [t('survival.filter.sinceStart'), filter.sinceStart ? t('survival.yes') : null],
      ]),
      ...tableOf(columns, async function* (conn) {
        yield rowsOf(await survivalFor(conn, filter), filter);
      }),
    };
  },
};

function rowsOf({ groups }: Survival, filter: SurvivalFilter): readonly Row[] {
  return groups.flatMap(({ key, curve, notDrawn }) =>
    curve.points.map((point) => ({ ...point, grouping: filter.grouping, key, drawn: notDrawn === null })),
  );
}

const columns: readonly ColumnOf<Row>[] = [
  {
    key: 'group',
    label: () => t('survival.table.group'),
    value: (it) => groupName(it.grouping, it.key),
    code: (it) => it.key,
  },
  { key: 'days', label: () => t('survival.column.days'), type: 'number', value: (it) => it.time },
  { key: 'years', label: () => t('survival.column.years'), type: 'number', value: (it) => it.time / DAYS_OF_YEAR },
  { key: 'at_risk', label: () => t('survival.column.atRisk'), type: 'number', value: (it) => it.atRisk },
  { key: 'stopped', label: () => t('survival.table.stopped'), type: 'number', value: (it) => it.stopped },
  { key: 'censored', label: () => t('survival.column.censored'), type: 'number', value: (it) => it.censored },
  { key: 'survival', label: () => t('survival.column.survival'), type: 'number', value: (it) => it.survival },
  { key: 'low', label: () => t('survival.column.low'), type: 'number', value: (it) => it.low },
  { key: 'high', label: () => t('survival.column.high'), type: 'number', value: (it) => it.high },
  { key: 'drawn', label: () => t('survival.column.drawn'), type: 'yes_no', value: (it) => it.drawn },
];
