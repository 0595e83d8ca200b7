import { record } from '#audit/index.ts';
import { actorOf, regionName, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { membersOf } from './queries/members.ts';
import { followers } from './routes/visit.tsx';
import { filterOf, type ListedMember, listed, narrowed, queryOf } from './rules/list.ts';

/** The members with their commitments as a file, as the list is filtered. */
export const membersExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'anggota-hub',
  guard: followers,
  event: 'network.members.taken',
  make: ({ query, config, now }) => {
    const filter = filterOf(query);
    return {
      title: t('commitment.list.title'),
      address: paths.list.to(queryOf(filter)),
      filter: inTerms([
        [t('commitment.list.words'), filter.words],
        [t('commitment.list.state'), filter.standing ? t(`commitment.standing.${filter.standing}`) : null],
      ]),
      ...tableOf(columns, async function* (conn) {
        yield narrowed(listed(await membersOf(conn, config.hubRegion), dayOf(now), regionName), filter);
      }),
    };
  },
  taken: (tx, visit, what) => {
    const entry = { event: 'network.members.taken', subject: { kind: 'list', id: 'members' }, after: what };
    return record(tx, actorOf(visit.viewer), entry, visit.now);
  },
};

const columns: readonly ColumnOf<ListedMember>[] = [
  { key: 'region', label: () => t('commitment.list.region'), value: (it) => it.region },
  { key: 'code', label: () => t('commitment.list.code'), paper: 1, value: (it) => it.member.regionCode },
  { key: 'member', label: () => t('commitment.list.member'), width: 40, paper: 0, value: (it) => it.member.name },
  {
    key: 'state',
    label: () => t('commitment.list.state'),
    value: (it) => t(`commitment.standing.${it.standing}`),
    code: (it) => it.standing,
  },
  { key: 'number', label: () => t('commitment.field.number'), value: (it) => it.member.verified?.number ?? null },
  {
    key: 'signed_on',
    label: () => t('commitment.field.signedOn'),
    type: 'date',
    value: (it) => it.member.verified?.signedOn ?? null,
  },
  { key: 'office', label: () => t('commitment.field.office'), value: (it) => it.member.verified?.office ?? null },
  {
    key: 'valid_until',
    label: () => t('commitment.field.validUntil'),
    type: 'date',
    value: (it) => it.member.verified?.validUntil ?? null,
  },
];
