import { record } from '#audit/index.ts';
import { actorOf, signedIn, type Viewer } from '#identity/index.ts';
import { inBatches } from '#platform/db.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { speaksFor } from '../origin/rules.ts';
import { originOf } from '../origin/visit.tsx';
import { paths } from './paths.ts';
import { allTakings, type Taking } from './queries/kit.ts';

/** Who took the kit of a record, for those who speak for it; who took this list is kept. */
export const takingsExport: ListExport<Viewer> = {
  path: paths.takingsFile.pattern,
  name: 'pengambilan-kit',
  guard: signedIn,
  event: 'replication.kit.takings_taken',
  make: async (visit) => {
    const origin = await originOf(visit);
    if (!speaksFor(origin, visit.viewer)) throw new NotFound();
    return {
      title: `${t('kit.takings.title')}: ${origin.title}`,
      address: paths.takings.to(origin.id),
      filter: [],
      ...tableOf(columns, (conn) => inBatches<Taking>(conn, allTakings(conn, origin.id))),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'innovation', id: visit.params.id ?? '' };
    return record(
      tx,
      actorOf(visit.viewer),
      { event: 'replication.kit.takings_taken', subject, after: what },
      visit.now,
    );
  },
};

const columns: readonly ColumnOf<Taking>[] = [
  { key: 'taken_at', label: () => t('kit.takenAt'), type: 'moment', value: (it) => it.takenAt },
  { key: 'institution', label: () => t('kit.institution'), width: 40, value: (it) => it.institutionName },
  { key: 'person', label: () => t('kit.person'), value: (it) => it.personName ?? t('kit.nobody') },
  { key: 'files', label: () => t('kit.files'), type: 'number', value: (it) => it.files },
];
