import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import type { EvaluationRefusal, Juror, Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { helpOf, nameOf } from '../rubrics.ts';
import { RoundHead } from './round-tabs.tsx';

export type RoundPageProps = {
  readonly round: Round;
  readonly subjects: number;
  readonly jurors: readonly Juror[];
  readonly sheets: number;
  readonly whyNot: EvaluationRefusal | null;
  readonly now: Date;
};

/** One round at a glance: what is still to be arranged, and by what rubric it is rated. */
export function RoundPage(props: RoundPageProps) {
  const { round } = props;
  return (
    <>
      <RoundHead round={round} tab="round" />
      <SideLayout side={<Facts {...props} />} phone="after">
        <Section title={t('evaluation.round.steps')}>
          <Steps {...props} />
        </Section>
        <Section title={t('evaluation.field.rubric')}>
          <p class="muted mb-4">{round.rubric.source}</p>
          <RubricTable round={round} />
        </Section>
      </SideLayout>
    </>
  );
}

function Steps({ round, subjects, jurors, sheets }: RoundPageProps) {
  const wanted = subjects * round.sheetsPerSubject;
  const count = (state: Juror['state']) => jurors.filter((it) => it.state === state).length;
  const [accepted, invited] = [count('accepted'), count('invited')];
  return (
    <TaskList
      label={t('evaluation.round.steps')}
      tasks={[
        {
          text: t('evaluation.step.subjects'),
          href: paths.subjects.to(round.id),
          state: t('evaluation.step.subjectsState', { count: subjects, n: formatNumber(subjects) }),
          ...(subjects === 0 ? { tone: 'warning' as const } : {}),
        },
        {
          text: t('evaluation.step.jury'),
          href: paths.jury.to(round.id),
          state: t('evaluation.step.juryState', { n: formatNumber(accepted), waiting: formatNumber(invited) }),
          ...(accepted < round.sheetsPerSubject ? { tone: 'warning' as const } : {}),
        },
        {
          text: t('evaluation.step.assign'),
          href: paths.assignment.to(round.id),
          state: t('evaluation.step.assignState', { n: formatNumber(sheets), of: formatNumber(wanted) }),
          ...(sheets < wanted ? { tone: 'warning' as const } : {}),
        },
      ]}
    />
  );
}

function RubricTable({ round }: Pick<RoundPageProps, 'round'>) {
  return (
    <Table
      caption={nameOf(round.rubric)}
      columns={[
        { label: t('evaluation.field.criterion') },
        { label: t('evaluation.field.help') },
        { label: t('evaluation.field.weight'), numeric: true },
        { label: t('evaluation.field.scale') },
        { label: t('evaluation.field.commentWhen') },
      ]}
      rows={round.rubric.criteria.map((it) => ({
        key: it.code,
        cells: [
          nameOf(it),
          helpOf(it),
          `${formatNumber(it.weight)} %`,
          t('evaluation.scale.text', {
            min: formatNumber(it.min),
            max: formatNumber(it.max),
            step: formatNumber(it.step),
          }),
          commentText(it),
        ],
      }))}
    />
  );
}

/** From which marks on a comment is owed. */
export function commentText(it: {
  readonly commentBelow: number | null;
  readonly commentAbove: number | null;
}): string {
  const { commentBelow: below, commentAbove: above } = it;
  const parts = [
    below === null ? '' : t('evaluation.scale.below', { n: formatNumber(below) }),
    above === null ? '' : t('evaluation.scale.above', { n: formatNumber(above) }),
  ].filter((it) => it !== '');
  return parts.length > 0 ? parts.join(', ') : '–';
}

function Facts({ round, whyNot, now }: RoundPageProps) {
  return (
    <>
      <SummaryList
        title={t('evaluation.round.facts')}
        rows={[
          { label: t('evaluation.field.organiser'), value: round.organiserName },
          { label: t('evaluation.field.opensAt'), value: formatMoment(round.opensAt) },
          { label: t('evaluation.field.closesAt'), value: formatMoment(round.closesAt) },
          { label: t('evaluation.field.blind'), value: t(round.blind ? 'platform.yes' : 'platform.no') },
          { label: t('evaluation.field.sheets'), value: formatNumber(round.sheetsPerSubject) },
        ]}
      />
      <div class="actions mt-4">
        {whyNot === null ? (
          <PostButton action={paths.closeRound.to(round.id)} look={round.closesAt <= now ? 'primary' : 'secondary'}>
            {t('evaluation.round.close')}
          </PostButton>
        ) : (
          <DisabledWithReason id="close" reason={t(`evaluation.refusal.${whyNot}`)}>
            {t('evaluation.round.close')}
          </DisabledWithReason>
        )}
      </div>
    </>
  );
}
