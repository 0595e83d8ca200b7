import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Erasure } from '../../erasure/model.ts';
import { paths as erasurePaths } from '../../erasure/paths.ts';
import { allErasures } from '../../erasure/queries.ts';
import { erasers } from '../../erasure/routes.tsx';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

const columns: readonly ColumnOf<Erasure>[] = [
  { key: 'record', label: () => t('erasure.record'), width: 38, value: (it) => it.innovationId },
  {
    key: 'basis',
    label: () => t('erasure.basis'),
    width: 40,
    value: (it) => t(`erasure.basis.${it.basis}`),
    code: (it) => it.basis,
  },
  { key: 'letter_number', label: () => t('erasure.letterNumber'), value: (it) => it.letterNumber },
  { key: 'letter_date', label: () => t('erasure.letterDate'), type: 'date', value: (it) => it.letterDate },
  { key: 'asked_by', label: () => t('erasure.askedBy'), value: (it) => it.askedBy },
  { key: 'requested_by', label: () => t('erasure.requested'), value: (it) => it.requestedByName },
  { key: 'requested_at', label: () => t('erasure.requestedAt'), type: 'moment', value: (it) => it.requestedAt },
  {
    key: 'state',
    label: () => t('erasure.state'),
    value: (it) => t(`erasure.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'decided_by', label: () => t('erasure.decidedBy'), paper: 0, value: (it) => it.decidedByName },
  { key: 'decided_at', label: () => t('erasure.decidedAt'), type: 'moment', paper: 0, value: (it) => it.decidedAt },
  { key: 'sha256', label: () => t('erasure.sha256'), width: 66, paper: 0, value: (it) => it.digest },
];

/** What was asked to be erased and what is gone: the fact without the text. */
export const erasuresExport: ListExport<Viewer> = {
  path: paths.erasuresFile.pattern,
  name: 'penghapusan-permanen',
  guard: erasers,
  event: 'registry.erasure.list_taken',
  make: () => ({
    title: t('erasure.title'),
    address: erasurePaths.list.to(),
    filter: [],
    ...tableOf(columns, async function* (conn) {
      yield await allErasures(conn);
    }),
  }),
  taken: takenFrom(erasurePaths.list.pattern),
};
