import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { hoursText, indexText, named } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';
import { MoveTable } from './move-table.tsx';

/** The way to the next category in steps, as far as our table of hours tells it. */
export function PlanPart({ plan, overview, document, sheets }: GovernmentPageProps) {
  const { edition } = overview.field;
  if (!plan) return <Notice tone="success">{t('government.plan.highest')}</Notice>;
  const band = named(plan.towards);
  const from = indexText(plan.towards.from, edition.decimals);
  const count = plan.moves.length;
  const n = formatNumber(count);
  const index = indexText(plan.index, edition.decimals);
  const values = { band, from, count, n, index, hours: hoursText(plan.hours) };
  return (
    <Section title={t('government.plan.title', { band, from })} id="rencana">
      <p>{t(plan.arrives ? 'government.plan.arrives' : 'government.plan.short', values)}</p>
      {plan.moves.length === 0 ? null : (
        <details class="field">
          <summary class="cursor-pointer font-semibold">{t('government.plan.steps', { count, n })}</summary>
          <MoveTable
            moves={plan.moves}
            document={document}
            sheets={sheets}
            caption={t('government.plan.title', { band, from })}
          />
        </details>
      )}
    </Section>
  );
}
