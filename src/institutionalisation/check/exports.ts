import { record } from '#audit/index.ts';
import { actorOf, regionName, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import type { Round } from './model/check.ts';
import { paths } from './paths.ts';
import { allItems, type ListedItem } from './queries/items.ts';
import { countsOf, roundsFor } from './queries/rounds.ts';
import { filterIn } from './routes/list-query.ts';
import { readers, roundOf, roundTitle } from './routes/visit.tsx';
import { stateOf } from './rules/moves.ts';
import { answeredOf, type Progress, progressOf } from './rules/progress.ts';
import { statusName } from './views/tags.tsx';

type ListedRound = { readonly round: Round; readonly progress: Progress; readonly today: string };

/** The rounds as a file. */
export const roundsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'pemantauan',
  guard: readers,
  event: 'institutionalisation.checks.taken',
  make: (visit) => ({
    title: t('check.list.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(roundColumns, async function* (conn) {
      const rounds = await roundsFor(conn, visit.viewer);
      const counts = await countsOf(
        conn,
        visit.viewer,
        rounds.map((it) => it.id),
      );
      const today = dayOf(visit.now);
      yield rounds.map((round) => ({ round, progress: progressOf(counts.get(round.id) ?? []), today }));
    }),
  }),
  taken: (tx, visit, what) => {
    const subject = { kind: 'list', id: 'checks' };
    const entry = { event: 'institutionalisation.checks.taken', subject, after: what };
    return record(tx, actorOf(visit.viewer), entry, visit.now);
  },
};

const roundColumns: readonly ColumnOf<ListedRound>[] = [
  { key: 'year', label: () => t('check.field.year'), type: 'number', value: (it) => it.round.year },
  { key: 'organiser', label: () => t('check.field.organiser'), width: 40, value: (it) => it.round.organiserName },
  { key: 'opens', label: () => t('check.field.opens'), type: 'date', value: (it) => it.round.opens },
  { key: 'closes', label: () => t('check.field.closes'), type: 'date', value: (it) => it.round.closes },
  {
    key: 'state',
    label: () => t('check.list.state'),
    value: (it) => t(`check.roundState.${stateOf(it.round, it.today)}`),
    code: (it) => stateOf(it.round, it.today),
  },
  { key: 'asked', label: () => t('check.progress.asked'), type: 'number', value: (it) => it.progress.total },
  {
    key: 'answered',
    label: () => t('check.progress.answered'),
    type: 'number',
    value: (it) => answeredOf(it.progress),
  },
  { key: 'verified', label: () => t('check.progress.verified'), type: 'number', value: (it) => it.progress.verified },
  { key: 'silent', label: () => t('check.state.silent'), type: 'number', value: (it) => it.progress.silent },
];

/** The innovations of a round as a file, as the list is filtered. */
export const itemsExport: ListExport<Viewer> = {
  path: paths.roundFile.pattern,
  name: 'pemantauan-inovasi',
  guard: readers,
  event: 'institutionalisation.check.taken',
  make: async (visit) => {
    const round = await roundOf(visit);
    const filter = filterIn(visit.query);
    return {
      title: roundTitle(round),
      address: `${paths.round.to(round.id)}${visit.url.search}`,
      filter: inTerms([
        [t('lasting.list.words'), filter.words],
        [t('check.items.state'), filter.state ? t(`check.state.${filter.state}`) : null],
        [t('check.items.status'), filter.status ? statusName(filter.status) : null],
        [t('lasting.list.region'), filter.region ? regionName(filter.region) : null],
      ]),
      ...tableOf(itemColumns, (conn) => allItems(conn, visit.viewer, round.id, filter)),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'check_round', id: visit.params.id ?? '' };
    const entry = { event: 'institutionalisation.check.taken', subject, after: what };
    return record(tx, actorOf(visit.viewer), entry, visit.now);
  },
};

const itemColumns: readonly ColumnOf<ListedItem>[] = [
  { key: 'innovation', label: () => t('lasting.list.innovation'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('lasting.list.institution'), width: 40, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('lasting.list.unit'), width: 40, paper: 0, value: (it) => it.unitName },
  {
    key: 'region',
    label: () => t('lasting.list.region'),
    value: (it) => (it.regionCode ? regionName(it.regionCode) : null),
    code: (it) => it.regionCode,
  },
  { key: 'keepers', label: () => t('check.items.keepers'), value: (it) => it.keepers },
  {
    key: 'state',
    label: () => t('check.items.state'),
    value: (it) => t(`check.state.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'status',
    label: () => t('check.items.status'),
    value: (it) => (it.status ? statusName(it.status) : null),
    code: (it) => it.status,
  },
  { key: 'since', label: () => t('check.field.since'), type: 'date', value: (it) => it.since },
  { key: 'reason', label: () => t('check.field.reason'), width: 60, paper: 0, value: (it) => it.reason },
  { key: 'late', label: () => t('check.items.late'), type: 'yes_no', paper: 0, value: (it) => it.isLate },
  {
    key: 'answered_at',
    label: () => t('check.items.answeredAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.answeredAt,
  },
  {
    key: 'address',
    label: () => t('lasting.list.address'),
    type: 'link',
    value: (it) => registryPaths.record.to(it.innovationId),
  },
];
