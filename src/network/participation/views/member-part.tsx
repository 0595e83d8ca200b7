import { figureAddress } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import type { Links } from '../door.ts';
import { figureOf, type Measure, type Participant } from '../model.ts';
import { seriesOf, yearsUntil } from '../rules/counting.ts';
import { stepsOf } from '../rules/steps.ts';
import { Sparkline } from './sparkline.tsx';
import { hrefOfStep, measureName } from './words.tsx';

export type MemberPartProps = {
  readonly participant: Participant;
  readonly measures: readonly Measure[];
  readonly year: number;
  readonly links: Links;
  /** Its admin takes the steps; others read them. */
  readonly mayAct: boolean;
  /** What was begun and is not at its end, by kind and state. */
  readonly waiting: readonly Waiting[];
};

export type Waiting = { readonly text: string; readonly count: number; readonly href: string };

/** On a member's page: what comes next, and what it did year by year. */
export function MemberPart(props: MemberPartProps) {
  return (
    <>
      <NextSteps {...props} />
      <Waits {...props} />
      <Years {...props} />
    </>
  );
}

function NextSteps({ participant, links, mayAct }: MemberPartProps) {
  const steps = stepsOf(participant);
  return (
    <Section title={t('participation.steps.title')} id="langkah">
      {steps.length === 0 ? (
        <p>{t('participation.steps.none')}</p>
      ) : (
        <TaskList
          label={t('participation.steps.title')}
          tasks={steps.map((step, at) => {
            const href = mayAct && step !== 'admin' ? hrefOfStep(step, participant, links) : null;
            return {
              text: t(`participation.step.${step}.title`),
              hint: t(`participation.step.${step}.hint`),
              state: at === 0 ? t('participation.steps.next') : t('participation.steps.later'),
              tone: at === 0 ? ('info' as const) : ('neutral' as const),
              ...(href ? { href } : {}),
            };
          })}
        />
      )}
    </Section>
  );
}

function Waits({ waiting }: MemberPartProps) {
  return (
    <Section title={t('participation.waits.title')} id="menunggu">
      {waiting.length === 0 ? (
        <p>{t('participation.waits.none')}</p>
      ) : (
        <ul class="plain-list">
          {waiting.map((it) => (
            <li key={it.href}>
              <a href={it.href}>{it.text}</a>: {formatNumber(it.count)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Years({ participant, measures, year }: MemberPartProps) {
  const years = yearsUntil(year);
  const institution = participant.member.institutionId;
  return (
    <Section title={t('participation.years.title')} id="partisipasi">
      <Table
        caption={t('participation.years.caption')}
        phone="scroll"
        columns={[
          { label: t('participation.years.measure') },
          ...years.map((it) => ({ label: String(it), numeric: true })),
          { label: t('participation.years.trend') },
        ]}
        rows={measures.map((measure) => ({
          key: measure,
          cells: [
            measureName(measure),
            ...seriesOf(participant.done, measure).map((value, at) => (
              <a key={years[at]} href={figureAddress.to(figureOf[measure], { institution, year: years[at] ?? year })}>
                {formatNumber(value)}
              </a>
            )),
            <Sparkline values={seriesOf(participant.done, measure)} years={years} />,
          ],
        }))}
      />
    </Section>
  );
}
