import { record } from '#audit/index.ts';
import { actorOf, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionTitle } from '../stage/views/words.ts';
import type { FieldVisit, Finding } from './model/visit.ts';
import { paths } from './paths.ts';
import { visitsOf } from './queries/visits.ts';
import { organisedEdition, type VisitVisit } from './routes/visit.tsx';
import { ownerOf } from './views/labels.tsx';

/** The summary of all visits as a file, for whoever organises them; its PDF is for the plenary. */
export const visitsExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'kunjungan-lapangan',
  guard: signedIn,
  event: 'competition.visit.taken',
  make,
  taken: (tx, visit, what) => {
    const subject = { kind: 'edition', id: visit.params.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event: 'competition.visit.taken', subject, after: what }, visit.now);
  },
};

async function make(visit: VisitVisit): Promise<MadeList> {
  const { edition } = await organisedEdition(visit);
  return {
    title: `${t('visit.edition.title')}: ${editionTitle(edition)}`,
    address: paths.ofEdition.to(edition.id),
    filter: [],
    ...visitTable(edition.id),
  };
}

/** All field visits of an edition; the caller asks who may see them. */
export function visitTable(id: EditionId) {
  return tableOf(columns, async function* (conn) {
    yield await visitsOf(conn, id);
  });
}

const found = (finding: Finding) => (it: FieldVisit) => it.checks.filter((check) => check.seen === finding).length;

const columns: readonly ColumnOf<FieldVisit>[] = [
  { key: 'date', label: () => t('visit.date'), type: 'date', value: (it) => it.visitDate },
  { key: 'title', label: () => t('visit.entry'), width: 45, paper: 4, value: (it) => it.title },
  { key: 'owner', label: () => t('visit.owner'), width: 40, paper: 3, value: ownerOf },
  {
    key: 'team',
    label: () => t('visit.team'),
    width: 40,
    paper: 3,
    value: (it) => it.members.map((member) => member.name).join(', '),
  },
  {
    key: 'state',
    label: () => t('visit.state'),
    width: 14,
    paper: 2,
    value: (it) => t(`visit.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'seen_yes', label: () => t('visit.seen.yes'), type: 'number', value: found('yes') },
  { key: 'seen_partly', label: () => t('visit.seen.partly'), type: 'number', value: found('partly') },
  { key: 'seen_no', label: () => t('visit.seen.no'), type: 'number', value: found('no') },
  { key: 'conclusion', label: () => t('visit.conclusion'), width: 60, paper: 6, value: (it) => it.conclusion },
  { key: 'people_met', label: () => t('visit.people'), width: 40, paper: 0, value: (it) => it.peopleMet },
  {
    key: 'latitude',
    label: () => t('visit.latitude'),
    type: 'number',
    paper: 0,
    value: (it) => it.place?.latitude ?? null,
  },
  {
    key: 'longitude',
    label: () => t('visit.longitude'),
    type: 'number',
    paper: 0,
    value: (it) => it.place?.longitude ?? null,
  },
  {
    key: 'accuracy',
    label: () => t('visit.accuracy'),
    type: 'number',
    paper: 0,
    value: (it) => it.place?.accuracy ?? null,
  },
  { key: 'photos', label: () => t('visit.photos'), type: 'number', paper: 0, value: (it) => it.photos.length },
];
