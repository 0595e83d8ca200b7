import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { sectionNames } from '#registry/index.ts';
import { paths } from '../../paths.ts';
import { figuresOf, isOverdue } from '../../rules/plan.ts';
import type { OnePageProps } from './props.ts';

const isBefore = ({ state, stood }: OnePageProps['replication']): boolean => (stood ?? state) === 'interest';

/** How far the plan has come, and what is next. */
export function PlanPart({ replication, plan, today, whyNot }: OnePageProps) {
  if (isBefore(replication) || replication.state === 'refused') return null;
  const { total, done, overdue } = figuresOf(plan, today);
  const next = plan
    .filter((it) => it.state === 'open' || it.state === 'doing')
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
    .slice(0, 3);
  return (
    <Section title={t('transfer.plan.title')} id="rencana">
      {total === 0 ? (
        <p class="muted">{t('transfer.plan.none')}</p>
      ) : (
        <>
          <Progress label={t('transfer.plan.progress')} value={done} max={total} />
          {overdue > 0 ? (
            <p class="mt-2">
              <Tag tone="danger">{t('transfer.plan.late', { count: overdue, n: formatNumber(overdue) })}</Tag>
            </p>
          ) : null}
          <ul class="mt-3 list-disc pl-5">
            {next.map((task) => (
              <li key={task.id}>
                {task.title}
                {task.due ? (
                  <span class={isOverdue(task, today) ? 'font-semibold' : 'muted'}>{`, ${formatDate(task.due)}`}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="actions mt-4 print:hidden">
        <LinkButton look="secondary" href={paths.plan.to(replication.id)}>
          {t(whyNot.plan === null ? 'transfer.plan.work' : 'transfer.plan.open')}
        </LinkButton>
      </p>
    </Section>
  );
}

/** How many sections are kept, changed, left out. */
export function AdaptationPart({ replication, adaptations, whyNot }: OnePageProps) {
  if (isBefore(replication) || replication.state === 'refused') return null;
  const count = (verdict: string) => adaptations.filter((it) => it.verdict === verdict).length;
  const said = { n: formatNumber(adaptations.length), max: formatNumber(sectionNames.length) };
  return (
    <Section title={t('transfer.adaptation.title')} id="adaptasi">
      <p>{t('transfer.adaptation.said', said)}</p>
      <ul class="mt-2 flex flex-wrap gap-2">
        {(['kept', 'changed', 'left_out'] as const).map((verdict) => (
          <li key={verdict}>
            <Tag>{`${t(`replication.verdict.${verdict}`)}: ${formatNumber(count(verdict))}`}</Tag>
          </li>
        ))}
      </ul>
      <p class="actions mt-4 print:hidden">
        <LinkButton look="secondary" href={paths.adaptation.to(replication.id)}>
          {t(whyNot.adapt === null ? 'transfer.adaptation.work' : 'transfer.adaptation.open')}
        </LinkButton>
      </p>
    </Section>
  );
}
