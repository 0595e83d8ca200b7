import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Activity, ActivityState } from '../model.ts';
import { paths } from '../paths.ts';
import { inQuarters } from '../rules.ts';

const tones = {
  planned: 'neutral',
  running: 'info',
  done: 'success',
  postponed: 'warning',
  cancelled: 'danger',
} as const satisfies Record<ActivityState, Tone>;

export const stateName = (state: ActivityState): string => t(`programme.state.${state}`);

/** The days, or the quarter where no day is set. */
export function whenText({ startsOn, endsOn, quarter }: Pick<Activity, 'startsOn' | 'endsOn' | 'quarter'>): string {
  if (startsOn === null) return t('programme.quarter', { n: String(quarter) });
  return endsOn === null || endsOn === startsOn
    ? formatDate(startsOn)
    : `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
}

type Props = { readonly activities: readonly Activity[]; readonly mayChange: boolean; readonly level: 2 | 3 };

/** The activities quarter by quarter. */
export function ActivityTables({ activities, mayChange, level }: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <>
      {inQuarters(activities).map(({ quarter, of }) => (
        <section key={quarter} class="section mt-6">
          <Title>{t('programme.quarter', { n: String(quarter) })}</Title>
          <QuarterTable activities={of} mayChange={mayChange} quarter={quarter} />
        </section>
      ))}
    </>
  );
}

function QuarterTable({ activities, mayChange, quarter }: Omit<Props, 'level'> & { readonly quarter: number }) {
  const n = formatNumber(activities.length);
  return (
    <Table
      caption={t('programme.table.caption', { count: activities.length, n, quarter: String(quarter) })}
      captionHidden
      columns={[
        { label: t('programme.field.title') },
        { label: t('programme.field.kind') },
        { label: t('programme.field.when') },
        { label: t('programme.field.office') },
        { label: t('programme.field.target') },
        { label: t('programme.field.state') },
      ]}
      rows={activities.map((it) => ({
        key: it.id,
        cells: [
          <>
            {mayChange ? <a href={paths.activity.to(it.id)}>{it.title}</a> : it.title}
            {it.place === '' ? null : <span class="muted block">{it.place}</span>}
          </>,
          t(`programme.kind.${it.kind}`),
          whenText(it),
          it.office,
          it.target === '' ? '–' : it.target,
          <>
            <Tag tone={tones[it.state]}>{stateName(it.state)}</Tag>
            {it.result === '' ? null : <span class="block">{it.result}</span>}
          </>,
        ],
      }))}
    />
  );
}
