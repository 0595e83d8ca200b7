import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { originOf } from '../origin/visit.tsx';
import type { Question } from './model.ts';
import { paths } from './paths.ts';
import { allQuestions, type QuestionsFilter } from './queries/questions.ts';
import { filterIn, ownScopeIn } from './routes/list-query.ts';
import { stateOf } from './rules/moves.ts';

const termsOf = ({ words, state }: QuestionsFilter) =>
  inTerms([
    [t('question.words'), words],
    [t('question.stateLabel'), state && t(`question.state.${state}`)],
  ]);

/** Questions about one record, as its page shows them to this viewer. Whose they are says the unit, never the person. */
export const recordQuestionsExport: ListExport<Viewer> = {
  path: paths.recordFile.pattern,
  name: 'tanya-jawab',
  guard: anyone,
  event: 'replication.question.list_taken',
  make: async (visit) => {
    const { id, title } = await originOf(visit);
    const asked = { scope: { of: 'record', id } as const, filter: filterIn(visit.query), now: visit.now };
    return {
      title: `${t('question.title')}: ${title}`,
      address: `${paths.record.to(id)}${visit.url.search}`,
      filter: termsOf(asked.filter),
      ...tableOf(columns, (conn) => allQuestions(conn, visit.viewer, asked)),
    };
  },
};

/** Questions that the viewer answers for or asked. */
export const ownQuestionsExport: ListExport<Viewer> = {
  path: paths.ownFile.pattern,
  name: 'tanya-jawab-saya',
  guard: signedIn,
  event: 'replication.question.own_taken',
  make: (visit) => {
    const asked = { scope: ownScopeIn(visit.query), filter: filterIn(visit.query), now: visit.now };
    return {
      title: t('question.own.title'),
      address: `${paths.own.to()}${visit.url.search}`,
      filter: termsOf(asked.filter),
      ...tableOf(columns, (conn) => allQuestions(conn, visit.viewer, asked)),
    };
  },
};

const columns: readonly ColumnOf<Question>[] = [
  { key: 'innovation', label: () => t('question.innovation'), width: 50, value: (it) => it.title },
  { key: 'question', label: () => t('question.question'), width: 60, paper: 4, value: (it) => it.question },
  { key: 'unit', label: () => t('question.askedFrom'), width: 40, value: (it) => it.unitName },
  {
    key: 'institution',
    label: () => t('question.institution'),
    width: 40,
    paper: 0,
    value: (it) => it.institutionName,
  },
  { key: 'asked_at', label: () => t('question.askedAt'), type: 'moment', value: (it) => it.askedAt },
  {
    key: 'answer',
    label: () => t('question.answer'),
    width: 60,
    paper: 4,
    value: (it) => (it.answer === '' ? null : it.answer),
  },
  { key: 'answered_at', label: () => t('question.answeredAt'), type: 'moment', paper: 0, value: (it) => it.answeredAt },
  {
    key: 'state',
    label: () => t('question.stateLabel'),
    value: (it) => t(`question.state.${stateOf(it)}`),
    code: stateOf,
  },
];
