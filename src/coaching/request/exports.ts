import { acting, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';
import type { HelpRequest, Profile } from './model.ts';
import { paths } from './paths.ts';
import { allProfiles } from './queries/profiles.ts';
import { allRequests } from './queries/requests.ts';
import { filterIn } from './routes/list-query.ts';
import { daysWaited } from './rules/moves.ts';
import { affairsText, placeText, regionsText } from './views/words.ts';

/** Requests for help that the viewer sees. */
export const requestsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'permintaan-pendampingan',
  guard: signedIn,
  event: 'coaching.request.list_taken',
  make: (visit) => {
    const filter = filterIn(visit.query);
    return {
      title: t('request.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('request.words'), filter.words],
        [t('request.stateLabel'), filter.state && t(`request.state.${filter.state}`)],
        [t('request.affair'), filter.affair && affairName(filter.affair)],
      ]),
      ...tableOf(columnsAt(visit.now), (conn) => allRequests(conn, visit.viewer, filter)),
    };
  },
};

const columnsAt = (now: Date): readonly ColumnOf<HelpRequest>[] => [
  { key: 'topic', label: () => t('request.topic'), width: 50, paper: 4, value: (it) => it.topic },
  { key: 'place', label: () => t('request.place'), width: 40, value: placeText },
  { key: 'affair', label: () => t('request.affair'), value: (it) => affairName(it.affair), code: (it) => it.affair },
  { key: 'need', label: () => t('request.need'), width: 60, paper: 0, value: (it) => it.need },
  { key: 'asked_at', label: () => t('request.askedAt'), type: 'moment', value: (it) => it.askedAt },
  { key: 'days_waited', label: () => t('request.waited'), type: 'number', value: (it) => daysWaited(it, now) },
  { key: 'coach', label: () => t('request.coach'), value: (it) => it.coachName },
  {
    key: 'state',
    label: () => t('request.stateLabel'),
    value: (it) => t(`request.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'result', label: () => t('request.result'), width: 50, paper: 0, value: (it) => it.result || null },
];

/** Those who coach, with what they declare. */
export const coachesExport: ListExport<Viewer> = {
  path: paths.coachesFile.pattern,
  name: 'pendamping',
  guard: acting('coach', 'hub_admin', 'local_admin'),
  event: 'coaching.request.coaches_taken',
  make: () => ({
    title: t('request.coaches.title'),
    address: paths.coaches.to(),
    filter: [],
    ...tableOf(coachColumns, async function* (conn) {
      yield await allProfiles(conn);
    }),
  }),
};

const coachColumns: readonly ColumnOf<Profile>[] = [
  { key: 'name', label: () => t('request.name'), value: (it) => it.name },
  { key: 'affairs', label: () => t('request.affairs'), width: 50, paper: 4, value: affairsText },
  { key: 'regions', label: () => t('request.regions'), width: 50, paper: 4, value: regionsText },
  { key: 'capacity', label: () => t('request.capacity'), type: 'number', value: (it) => it.capacity },
  { key: 'in_hand', label: () => t('request.inHand'), type: 'number', value: (it) => it.load },
  { key: 'takes_requests', label: () => t('request.takes'), type: 'yes_no', value: (it) => it.isOpen },
];
