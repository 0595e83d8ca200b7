import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Origin } from '../../origin/model.ts';
import type { Need, Readiness, ReadinessAnswer } from '../model.ts';
import { paths } from '../paths.ts';
import { gapsOf, summaryOf } from '../rules/readiness.ts';
import { NeedsTable } from './needs-table.tsx';

export type ReadinessPageProps = {
  readonly origin: Origin;
  readonly needs: readonly Need[];
  readonly readiness: Readiness;
  /** The viewer may answer again. */
  readonly isMine: boolean;
};

const tones: Readonly<Record<ReadinessAnswer, Tone>> = { have: 'success', partly: 'warning', lacking: 'danger' };

/** How ready one place is: what is there, what is not, and what is left to do before one begins. */
export function ReadinessPage({ origin, needs, readiness, isMine }: ReadinessPageProps) {
  const { answers, institutionName, unitName, answeredAt } = readiness;
  const { have, partly, lacking, open, lackingMusts } = summaryOf(needs, answers);
  const byNeed = new Map(answers.map((it) => [it.needId, it]));
  const place = [unitName, institutionName].filter((it) => it !== null).join(', ');
  return (
    <>
      <PageHeader
        kicker={origin.title}
        title={t('needs.readiness.title')}
        lead={t('needs.readiness.of', { place, date: formatDate(answeredAt) })}
      />
      <Notice tone={lackingMusts === 0 ? 'success' : 'warning'}>
        {lackingMusts === 0
          ? t('needs.ready')
          : t('needs.notReady', { count: lackingMusts, n: formatNumber(lackingMusts) })}
      </Notice>
      <StatGroup>
        <StatNumber label={t('needs.answer.have')} value={formatNumber(have)} />
        <StatNumber label={t('needs.answer.partly')} value={formatNumber(partly)} />
        <StatNumber label={t('needs.answer.lacking')} value={formatNumber(lacking)} />
        <StatNumber label={t('needs.unanswered')} value={formatNumber(open)} />
      </StatGroup>
      <NeedsTable
        needs={needs}
        more={{
          label: t('needs.own.question'),
          cell: (need) => {
            const given = byNeed.get(need.id);
            if (!given) return <span class="muted">{t('needs.unanswered')}</span>;
            return (
              <>
                <Tag tone={tones[given.answer]}>{t(`needs.answer.${given.answer}`)}</Tag>
                {given.note === '' ? null : <p class="muted">{given.note}</p>}
              </>
            );
          },
        }}
      />
      <Gaps needs={needs} readiness={readiness} />
      {isMine ? (
        <p class="actions print:hidden">
          <LinkButton look="secondary" href={paths.own.to(origin.id)}>
            {t('needs.again')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

function Gaps({ needs, readiness }: Pick<ReadinessPageProps, 'needs' | 'readiness'>) {
  const gaps = gapsOf(needs, readiness.answers);
  if (gaps.length === 0) return null;
  return (
    <Section title={t('needs.gaps')}>
      <p class="muted mb-2">{t('needs.gapsText')}</p>
      <ol class="list-decimal pl-5">
        {gaps.map(({ need }) => (
          <li key={need.id} class="py-1">
            {t('needs.gap', { item: need.item })}
            {need.amount === '' ? null : ` (${need.amount})`}
          </li>
        ))}
      </ol>
    </Section>
  );
}
