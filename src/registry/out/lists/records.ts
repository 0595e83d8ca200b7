import { institutionsByIds, signedIn, unitsByIds, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ListedRecord, RecordFilter } from '../../model/list.ts';
import { paths as registryPaths } from '../../paths.ts';
import { allRecords } from '../../queries/list.ts';
import { filterOf, queryOf } from '../../routes/list-query.ts';
import type { RegistryVisit } from '../../routes/visit.tsx';
import { positionShown } from '../../views/list-page.tsx';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

/** The records in the viewer's care as a file. */
export const recordsExport: ListExport<Viewer> = {
  path: paths.recordsFile.pattern,
  name: 'inovasi-kelolaan',
  guard: signedIn,
  event: 'registry.innovation.list_taken',
  make,
  taken: takenFrom(registryPaths.records.pattern),
};

async function make({ query, viewer, db }: RegistryVisit): Promise<MadeList> {
  const filter = filterOf((name) => query.get(name) ?? '');
  return {
    title: t('registry.list.title'),
    address: registryPaths.records.to(queryOf(filter)),
    filter: await filterWords(db.conn, filter),
    ...tableOf(columns, (conn) => allRecords(conn, viewer, filter)),
  };
}

async function filterWords(conn: Conn, filter: RecordFilter): Promise<MadeList['filter']> {
  const { institutionId, unitId } = filter;
  const institution = institutionId && (await institutionsByIds(conn, [institutionId])).get(institutionId);
  const unit = unitId && (await unitsByIds(conn, [unitId])).get(unitId);
  return inTerms([
    [t('registry.list.text'), filter.text],
    [t('registry.list.state'), filter.state && t(`registry.state.${filter.state}`)],
    [t('registry.list.mark'), filter.mark && t(`registry.mark.${filter.mark}`)],
    [t('registry.list.institution'), institution ? institution.name : institutionId],
    [t('registry.list.unit'), unit ? unit.name : unitId],
  ]);
}

const columns: readonly ColumnOf<ListedRecord>[] = [
  { key: 'title', label: () => t('registry.field.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('out.piece.institution'), width: 36, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('out.piece.unit'), value: (it) => it.unitName },
  {
    key: 'state',
    label: () => t('registry.list.state'),
    width: 24,
    paper: 2,
    value: (it) => t(`registry.position.${positionShown(it)}`),
    code: positionShown,
  },
  { key: 'completeness', label: () => t('out.list.completeness'), type: 'number', value: (it) => it.completeness },
  { key: 'orphan', label: () => t('registry.mark.orphan'), type: 'yes_no', value: (it) => it.orphan },
  { key: 'same_title', label: () => t('registry.twins.title'), type: 'yes_no', paper: 0, value: (it) => it.duplicate },
  {
    key: 'submitted_at',
    label: () => t('out.list.submittedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.submittedAt,
  },
  { key: 'changed_at', label: () => t('registry.list.changed'), type: 'moment', value: (it) => it.updatedAt },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => registryPaths.work.to(it.id) },
];
