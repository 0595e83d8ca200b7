import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { followers } from '../commitment/routes/visit.tsx';
import { type Measure, measures, type Participant } from './model.ts';
import { paths } from './paths.ts';
import { measuredBy, participantsOf, yearOf } from './queries/participants.ts';
import { askingOf, type Doors } from './routes/list.tsx';
import { changeOf, countOf, seriesOf, yearsUntil } from './rules/counting.ts';
import { arranged, fieldsOf, filterOf, type ParticipationFilter } from './rules/list.ts';
import { stepsOf } from './rules/steps.ts';
import { measureName } from './views/words.tsx';

/** How members take part, as a file: as the table is filtered and ordered, with the years of the measure that it shows. */
export const participationExport = (doors: Doors): ListExport<Viewer> => ({
  path: paths.listFile.pattern,
  name: 'partisipasi',
  guard: followers,
  event: 'network.participation.taken',
  make: (visit) => {
    const { viewer, query, now } = visit;
    const filter = filterOf(query);
    const counted = measuredBy(doors.figures, viewer);
    const shown = measures.filter((it) => counted.has(it));
    return {
      title: t('participation.page.title'),
      address: paths.list.to(fieldsOf(filter)),
      filter: inTerms([
        [t('commitment.list.words'), filter.words],
        [t('commitment.list.state'), filter.standing ? t(`commitment.standing.${filter.standing}`) : null],
        [t('participation.table.onlyIdle'), filter.onlyIdle ? '✓' : null],
      ]),
      ...tableOf(columnsOf(shown, filter, yearOf(now)), async function* (conn) {
        yield arranged(await participantsOf(conn, askingOf(visit, doors)), filter);
      }),
    };
  },
  taken: (tx, visit, what) => {
    const entry = { event: 'network.participation.taken', subject: { kind: 'list', id: 'participation' }, after: what };
    return record(tx, actorOf(visit.viewer), entry, visit.now);
  },
});

function columnsOf(
  shown: readonly Measure[],
  { trend }: ParticipationFilter,
  year: number,
): readonly ColumnOf<Participant>[] {
  return [
    { key: 'region', label: () => t('commitment.list.region'), value: (it) => it.region },
    { key: 'code', label: () => t('commitment.list.code'), paper: 1, value: (it) => it.member.regionCode },
    {
      key: 'commitment',
      label: () => t('commitment.list.state'),
      paper: 2,
      value: (it) => t(`commitment.standing.${it.standing}`),
      code: (it) => it.standing,
    },
    ...shown.flatMap((measure): readonly ColumnOf<Participant>[] => [
      { key: measure, label: () => measureName(measure), type: 'number', value: (it) => countOf(it.done, measure) },
      {
        ...{ key: `${measure}_change`, type: 'number', paper: 0 },
        label: () => t('participation.table.change', { measure: measureName(measure) }),
        value: (it) => changeOf(it.done, measure),
      },
    ]),
    ...yearsUntil(year).map(
      (of, at): ColumnOf<Participant> => ({
        ...{ key: `${trend}_${of}`, type: 'number', paper: 0 },
        label: () => `${measureName(trend)} ${of}`,
        value: (it) => seriesOf(it.done, trend)[at] ?? 0,
      }),
    ),
    {
      ...{ key: 'next_step', width: 50, paper: 3 },
      label: () => t('participation.idle.step'),
      value: (it) => {
        const [step] = stepsOf(it);
        return step ? t(`participation.step.${step}.title`) : null;
      },
      code: (it) => stepsOf(it)[0] ?? null,
    },
  ];
}
