import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { membersOf } from '../commitment/queries/members.ts';
import { publicStandingOf } from '../commitment/rules/standing.ts';
import { paths } from './paths.ts';
import type { ShownMember } from './views/hub-page.tsx';

/** The members as everybody may know them, as a file. */
export const publicMembersExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'anggota-hub',
  guard: anyone,
  event: 'network.hub.taken',
  make: ({ config, now }) => ({
    title: t('hub.members.title'),
    address: paths.page.to(),
    filter: [],
    ...tableOf(columns, async function* (conn) {
      const members = await membersOf(conn, config.hubRegion);
      yield members.map((member) => ({ member, standing: publicStandingOf(member, dayOf(now)) }));
    }),
  }),
};

const columns: readonly ColumnOf<ShownMember>[] = [
  { key: 'region', label: () => t('commitment.list.region'), value: (it) => regionName(it.member.regionCode) },
  { key: 'code', label: () => t('commitment.list.code'), paper: 1, value: (it) => it.member.regionCode },
  {
    key: 'state',
    label: () => t('commitment.list.state'),
    value: (it) => t(`hub.standing.${it.standing}`),
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
  {
    key: 'address',
    label: () => t('hub.field.page'),
    type: 'link',
    value: (it) => paths.member.to(it.member.regionCode),
  },
];
