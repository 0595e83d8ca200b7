import { acting, anyone, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Activity, Programme } from './model.ts';
import { paths } from './paths.ts';
import { programmeOf } from './queries.ts';
import { yearOf } from './routes/plan.tsx';
import { publishedOf } from './routes/public.tsx';
import { stateName } from './views/table.tsx';

function listOf({ year, activities }: Programme, address: string): MadeList {
  return {
    title: t('programme.page.title', { year: String(year) }),
    address,
    filter: [],
    ...tableOf(columns, async function* () {
      yield activities;
    }),
  };
}

/** The published programme as a file. */
export const publicExport: ListExport<Viewer> = {
  path: paths.pageFile.pattern,
  name: 'program-hub',
  guard: anyone,
  event: 'network.programme.public_taken',
  make: async (visit) => {
    const programme = await publishedOf(visit);
    return listOf(programme, paths.page.to(programme.year));
  },
};

/** The same for the hub itself, also before it is published. */
export const planExport: ListExport<Viewer> = {
  path: paths.planFile.pattern,
  name: 'program-hub',
  guard: acting('hub_admin'),
  event: 'network.programme.taken',
  make: async (visit) => {
    const programme = await programmeOf(visit.db.conn, visit.config.hubRegion, yearOf(visit));
    return listOf(programme, paths.plan.to(programme.year));
  },
};

const columns: readonly ColumnOf<Activity>[] = [
  { key: 'quarter', label: () => t('programme.field.quarter'), type: 'number', value: (it) => it.quarter },
  { key: 'title', label: () => t('programme.field.title'), width: 50, paper: 4, value: (it) => it.title },
  {
    key: 'kind',
    label: () => t('programme.field.kind'),
    value: (it) => t(`programme.kind.${it.kind}`),
    code: (it) => it.kind,
  },
  { key: 'starts_on', label: () => t('programme.field.startsOn'), type: 'date', value: (it) => it.startsOn },
  { key: 'ends_on', label: () => t('programme.field.endsOn'), type: 'date', value: (it) => it.endsOn },
  { key: 'place', label: () => t('programme.field.place'), paper: 2, value: (it) => it.place },
  { key: 'office', label: () => t('programme.field.office'), value: (it) => it.office },
  { key: 'target', label: () => t('programme.field.target'), width: 50, value: (it) => it.target },
  {
    key: 'state',
    label: () => t('programme.field.state'),
    paper: 2,
    value: (it) => stateName(it.state),
    code: (it) => it.state,
  },
  { key: 'result', label: () => t('programme.field.result'), width: 50, value: (it) => it.result },
];
