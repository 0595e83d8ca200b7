import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { sectionTitle } from '#registry/index.ts';
import { paths } from './paths.ts';
import { allActions, type ListedAction } from './queries/actions.ts';
import { allCases, type ListedCase } from './queries/cases.ts';
import { actionsFilterIn, casesFilterIn } from './routes/list-query.ts';
import { isOverdue, stateOf } from './rules.ts';
import { coachNames, placeText, regionText } from './views/words.ts';

/** The agreed actions that the viewer sees, overdue first. */
export const actionsExport: ListExport<Viewer> = {
  path: paths.actionsFile.pattern,
  name: 'tindak-lanjut',
  guard: signedIn,
  event: 'coaching.casework.actions_taken',
  make: (visit) => {
    const [filter, today] = [actionsFilterIn(visit.query), dayOf(visit.now)];
    return {
      title: t('casework.actions.title'),
      address: `${paths.actions.to()}${visit.url.search}`,
      filter: inTerms([
        [t('casework.words'), filter.words],
        [t('casework.stateLabel'), filter.state && t(`casework.action.${filter.state}`)],
        [t('casework.region'), filter.regionCode && regionText(filter.regionCode)],
        [t('casework.whose'), filter.mine ? t('casework.mine') : null],
      ]),
      ...tableOf(columnsOn(today), (conn) => allActions(conn, visit.viewer, { filter, today })),
    };
  },
};

/** The cases that the viewer sees, as their page lists them. */
export const casesExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'pendampingan',
  guard: signedIn,
  event: 'coaching.casework.list_taken',
  make: (visit) => {
    const filter = casesFilterIn(visit.query);
    return {
      title: t('casework.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('casework.list.words'), filter.words],
        [t('casework.stateLabel'), filter.state && t(`casework.state.${filter.state}`)],
      ]),
      ...tableOf(caseColumns, (conn) => allCases(conn, visit.viewer, filter)),
    };
  },
};

const caseColumns: readonly ColumnOf<ListedCase>[] = [
  { key: 'innovation', label: () => t('casework.innovation'), width: 50, paper: 5, value: (it) => it.title },
  { key: 'institution', label: () => t('casework.institution'), width: 36, value: placeText },
  { key: 'coaches', label: () => t('casework.coaches'), value: coachNames },
  { key: 'opened_at', label: () => t('casework.openedAt'), type: 'moment', value: (it) => it.openedAt },
  {
    key: 'state',
    label: () => t('casework.stateLabel'),
    value: (it) => t(`casework.state.${stateOf(it)}`),
    code: stateOf,
  },
  { key: 'open_actions', label: () => t('casework.openActions'), type: 'number', value: (it) => it.openActions },
  { key: 'result', label: () => t('casework.result'), width: 50, paper: 0, value: (it) => it.result || null },
];

const columnsOn = (today: string): readonly ColumnOf<ListedAction>[] => [
  { key: 'innovation', label: () => t('casework.innovation'), width: 50, value: (it) => it.title },
  {
    key: 'institution',
    label: () => t('casework.institution'),
    width: 36,
    paper: 0,
    value: (it) => it.institutionName,
  },
  {
    key: 'section',
    label: () => t('casework.section'),
    paper: 0,
    value: (it) => (it.section ? sectionTitle(it.section) : null),
    code: (it) => it.section,
  },
  { key: 'action', label: () => t('casework.what'), width: 60, paper: 5, value: (it) => it.what },
  { key: 'owner', label: () => t('casework.owner'), value: (it) => it.ownerName },
  { key: 'due', label: () => t('casework.due'), type: 'date', value: (it) => it.due },
  {
    key: 'state',
    label: () => t('casework.stateLabel'),
    value: (it) => t(`casework.action.${isOverdue(it, today) ? 'overdue' : it.state}`),
    code: (it) => it.state,
  },
  { key: 'remark', label: () => t('casework.remark'), width: 40, paper: 0, value: (it) => it.remark || null },
  { key: 'coaches', label: () => t('casework.coaches'), width: 30, paper: 0, value: (it) => it.coachNames },
  { key: 'agreed_at', label: () => t('casework.agreedAt'), type: 'moment', paper: 0, value: (it) => it.agreedAt },
  { key: 'settled_at', label: () => t('casework.settledAt'), type: 'moment', paper: 0, value: (it) => it.settledAt },
];
