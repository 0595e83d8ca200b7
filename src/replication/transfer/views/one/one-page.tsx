import { t } from '#platform/i18n/i18n.ts';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { awaitedOf, owedBy } from '../../rules/awaited.ts';
import { StateTag } from '../state-tag.tsx';
import { placeText, regionText } from '../words.ts';
import { Agreement, Application, Certificate, Commitments, Evaluation, Interest } from './chapters.tsx';
import { Course } from './course.tsx';
import { Due } from './due.tsx';
import { OtherDeeds } from './other-deeds.tsx';
import type { OnePageProps } from './props.ts';
import { Replica } from './replica.tsx';
import { Side } from './side.tsx';
import { AdaptationPart, PlanPart } from './work.tsx';

/** One replication: how far it is, what is awaited from whom, what the reader does now, and all that was said so far. */
export function OnePage(props: OnePageProps) {
  const { replication, errors, isStale } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('transfer.one.kicker')}
        title={replication.originTitle}
        facts={
          <>
            <StateTag state={replication.state} />
            <span>{t('transfer.one.by', { place: placeText(replication) })}</span>
            <span>{regionText(replication.regionCode)}</span>
          </>
        }
      />
      {isStale ? (
        <Notice tone="warning" title={t('transfer.stale.title')} role="alert">
          {t('transfer.stale.text')}
        </Notice>
      ) : null}
      <Stands {...props} />
      <SideLayout phone="after" side={<Side {...props} />}>
        <Course {...props} />
        <Due {...props} />
        <Certificate {...props} />
        <Evaluation {...props} />
        <Application {...props} />
        <Replica {...props} />
        <PlanPart {...props} />
        <AdaptationPart {...props} />
        <Commitments {...props} />
        <Agreement {...props} />
        <Interest {...props} />
        <OtherDeeds {...props} />
      </SideLayout>
    </>
  );
}

/** Why it does not go on, or for whom it waits. */
function Stands({ replication, viewer }: OnePageProps) {
  const { state, reason } = replication;
  if (state === 'refused' || state === 'stopped' || state === 'paused')
    return (
      <Notice tone={state === 'paused' ? 'info' : 'warning'} title={t(`transfer.stands.${state}`)}>
        <p>{reason}</p>
      </Notice>
    );
  const awaited = awaitedOf(replication);
  if (awaited.length === 0) return null;
  const isMine = owedBy(replication, viewer).length > 0;
  return (
    <Notice tone={isMine ? 'warning' : 'info'} title={t(isMine ? 'transfer.awaited.you' : 'transfer.awaited.title')}>
      <ul>
        {awaited.map(({ from, deed }) => (
          <li key={`${from}-${deed}`}>
            {t('transfer.awaited.line', {
              party: t(`transfer.party.${from}`),
              deed: t(`transfer.awaited.${deed}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
