import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { allOfLocker, type LockerItem } from './queries/evidence.ts';
import { askedLocker } from './routes/locker-query.ts';
import { type FilesVisit, keepers } from './routes/visit.tsx';
import { typeText } from './views/labels.ts';

/** The locker's list as a file, without the files in it; who took it is kept. */
export const lockerExport: ListExport<Viewer> = {
  path: paths.lockerFile.pattern,
  name: 'berkas-bukti',
  guard: keepers,
  event: 'files.locker_taken',
  make,
  taken: (tx, visit, what) =>
    record(
      tx,
      actorOf(visit.viewer),
      { event: 'files.locker_taken', subject: { kind: 'list', id: paths.locker.pattern }, after: what },
      visit.now,
    ),
};

function make(visit: FilesVisit): MadeList {
  const { asked, filter } = askedLocker(visit);
  return {
    title: t('files.locker.title'),
    address: paths.locker.to(asked),
    filter: inTerms([
      [t('files.filter.text'), filter.text],
      [t('files.filter.kind'), filter.kind && t(`files.kind.${filter.kind}`)],
      [t('files.filter.mark'), filter.mark && t(`files.mark.${filter.mark}`)],
    ]),
    ...tableOf(columns, (conn) => allOfLocker(conn, visit.viewer, filter)),
  };
}

const columns: readonly ColumnOf<LockerItem>[] = [
  { key: 'title', label: () => t('files.field.title'), width: 45, paper: 4, value: (it) => it.title },
  { key: 'kind', label: () => t('files.filter.kind'), width: 12, paper: 1, value: typeText, code: (it) => it.kind },
  { key: 'number', label: () => t('files.field.number'), width: 24, paper: 2, value: (it) => it.number },
  { key: 'document_date', label: () => t('files.field.documentDate'), type: 'date', value: (it) => it.documentDate },
  { key: 'issuer', label: () => t('files.field.issuer'), value: (it) => it.issuer },
  { key: 'validity_year', label: () => t('files.field.validityYear'), type: 'number', value: (it) => it.validityYear },
  { key: 'institution', label: () => t('files.export.institution'), paper: 0, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('files.export.unit'), paper: 0, value: (it) => it.unitName },
  { key: 'public', label: () => t('files.field.isPublic'), type: 'yes_no', value: (it) => it.isPublic },
  { key: 'uses', label: () => t('files.field.usedBy'), type: 'number', value: (it) => it.uses },
  { key: 'updated_at', label: () => t('files.field.updatedAt'), type: 'moment', value: (it) => it.updatedAt },
  { key: 'sha256', label: () => t('files.field.sha256'), width: 66, paper: 0, value: (it) => it.file?.sha256 ?? null },
  { key: 'source', label: () => t('files.field.url'), type: 'link', value: (it) => it.url },
  { key: 'address', label: () => t('files.export.address'), type: 'link', value: (it) => paths.evidence.to(it.id) },
];
