import { anyone, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ModelCase } from './model.ts';
import { paths } from './paths.ts';
import { allModelCases } from './queries.ts';
import { placeText } from './views/words.ts';

/** Model cases that the viewer may read. */
export const modelCasesExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'kasus-model',
  guard: anyone,
  event: 'coaching.modelcase.list_taken',
  make: ({ viewer }) => ({
    title: t('modelcase.list.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(columns, async function* (conn) {
      yield await allModelCases(conn, viewer);
    }),
  }),
};

const columns: readonly ColumnOf<ModelCase>[] = [
  { key: 'title', label: () => t('modelcase.title'), width: 60, paper: 5, value: (it) => it.content.title },
  { key: 'place', label: () => t('modelcase.place'), width: 40, value: placeText },
  { key: 'questions', label: () => t('modelcase.questions'), type: 'number', value: (it) => it.questions.length },
  {
    key: 'state',
    label: () => t('modelcase.stateLabel'),
    value: (it) => t(`modelcase.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'page', label: () => t('modelcase.page'), type: 'link', value: (it) => paths.one.to(it.id) },
];
