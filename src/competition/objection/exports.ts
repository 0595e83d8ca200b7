import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { editionTitle } from '../stage/views/words.ts';
import { paths } from './paths.ts';
import { type ListedObjection, listedObjections } from './queries/list.ts';
import { filterIn } from './routes/list-query.ts';
import { organisedWindow, organisers } from './routes/visit.tsx';
import { filtered } from './rules/list.ts';

/** The objections of an edition as a file, as the list is filtered. Whose they are stays in the house: files are passed on. */
export const objectionsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'sanggahan',
  guard: organisers,
  event: 'competition.objection.taken',
  make: async (visit) => {
    const { edition } = await organisedWindow(visit);
    const filter = filterIn(visit.query);
    return {
      title: `${t('objection.list.title')}: ${editionTitle(edition)}`,
      address: `${paths.list.to(edition.id)}${visit.url.search}`,
      filter: inTerms([
        [t('objection.stateLabel'), filter.state ? t(`objection.state.${filter.state}`) : null],
        [t('objection.groundLabel'), filter.ground ? t(`objection.ground.${filter.ground}`) : null],
        [t('objection.list.words'), filter.words],
      ]),
      ...tableOf(columns, async function* (conn) {
        yield filtered(await listedObjections(conn, edition.id), filter);
      }),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'edition', id: visit.params.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event: 'competition.objection.taken', subject, after: what }, visit.now);
  },
};

const columns: readonly ColumnOf<ListedObjection>[] = [
  {
    key: 'number',
    label: () => t('objection.receipt.number'),
    width: 22,
    value: (it) => shownPublicCode(it.code as PublicCode),
  },
  { key: 'title', label: () => t('objection.entry'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'unit', label: () => t('stage.export.unit'), width: 40, paper: 0, value: (it) => it.unitName },
  { key: 'institution', label: () => t('stage.checks.institution'), width: 40, value: (it) => it.institutionName },
  {
    key: 'ground',
    label: () => t('objection.groundLabel'),
    value: (it) => t(`objection.ground.${it.ground}`),
    code: (it) => it.ground,
  },
  { key: 'received_at', label: () => t('objection.receivedAt'), type: 'moment', value: (it) => it.confirmedAt },
  {
    key: 'state',
    label: () => t('objection.stateLabel'),
    value: (it) => t(`objection.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'statement_until', label: () => t('objection.until'), type: 'moment', paper: 0, value: (it) => it.askedUntil },
  { key: 'stated_at', label: () => t('objection.statedAt'), type: 'moment', paper: 0, value: (it) => it.statedAt },
  { key: 'answered_at', label: () => t('objection.answeredAt'), type: 'moment', value: (it) => it.answeredAt },
  {
    key: 'answer',
    label: () => t('objection.answerTitle'),
    width: 60,
    paper: 0,
    value: (it) => (it.answeredAt ? it.answer : null),
  },
];
