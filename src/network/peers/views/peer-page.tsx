import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Run } from '../../harvest/model.ts';
import { faultText } from '../../harvest/views/fault-text.ts';
import { RunsTable } from '../../harvest/views/runs-table.tsx';
import type { Peer, PeerKey } from '../model.ts';
import { paths } from '../paths.ts';
import { endsByKey, whyNotMove } from '../rules.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { KeysTable } from './keys-table.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { PeerTag } from './words.tsx';

export type PeerPageProps = {
  readonly peer: Peer;
  readonly keys: readonly PeerKey[];
  readonly records: number;
  readonly runs: readonly Run[];
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** Another hub: how it stands, what it needs of a person, what was taken from it, and its keys. */
export function PeerPage(props: PeerPageProps) {
  const { peer, keys, runs, errors, now } = props;
  const isAsking = peer.state === 'proposed' || (peer.state === 'stopped' && endsByKey(peer));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={peer.name} facts={<PeerTag peer={peer} />} actions={<Actions peer={peer} />} />
      <Stopped peer={peer} last={runs[0] ?? null} />
      {isAsking ? <ConfirmForm peer={peer} keys={keys} errors={errors} now={now} /> : null}
      <Facts {...props} />
      <Section title={t('peers.runs.title')}>
        {runs.length === 0 ? <p>{t('peers.runs.none')}</p> : <RunsTable peer={peer} runs={runs} />}
      </Section>
      {peer.kind === 'tuntas' ? <KeysTable keys={keys} now={now} /> : null}
      <ScheduleForm peer={peer} errors={errors} />
    </>
  );
}

function Actions({ peer }: { readonly peer: Peer }) {
  const { id } = peer;
  return (
    <>
      {whyNotMove('harvest', peer) === null ? (
        <PostButton action={paths.harvest.to(id)}>{t('peers.harvest.button')}</PostButton>
      ) : null}
      {whyNotMove('pause', peer) === null ? (
        <PostButton look="secondary" action={paths.pause.to(id)}>
          {t('peers.pause.button')}
        </PostButton>
      ) : null}
      {whyNotMove('resume', peer) === null ? (
        <PostButton action={paths.resume.to(id)}>{t('peers.resume.button')}</PostButton>
      ) : null}
      <LinkButton look="plain" href={paths.remove.to(id)}>
        {t('peers.remove.button')}
      </LinkButton>
    </>
  );
}

/** Why nothing comes, and what can be done about it. */
function Stopped({ peer, last }: { readonly peer: Peer; readonly last: Run | null }) {
  if (peer.state === 'stopped' && peer.stoppedBecause !== null) {
    const canAllow = whyNotMove('allow', peer) === null && !endsByKey(peer);
    return (
      <Notice tone="danger" title={t('peers.stopped.title')}>
        <p>{t(`peers.stopped.${peer.stoppedBecause}`)}</p>
        {canAllow ? (
          <PostButton action={paths.allow.to(peer.id)}>
            {t(peer.stoppedBecause === 'many_gone' ? 'peers.allow.button' : 'peers.allow.again')}
          </PostButton>
        ) : null}
      </Notice>
    );
  }
  if (peer.state === 'active' && peer.failures > 0 && last?.fault)
    return (
      <Notice tone="warning" title={t('peers.failing.title', { count: peer.failures, n: formatNumber(peer.failures) })}>
        <p>{faultText(last.fault, last.faultDetail)}</p>
        <p>{t('peers.failing.next', { at: formatMoment(peer.nextAt) })}</p>
      </Notice>
    );
  return null;
}

function Facts({ peer, records }: PeerPageProps) {
  return (
    <SummaryList
      rows={[
        { label: t('peers.field.address'), value: <span class="break-all">{peer.address}</span> },
        { label: t('peers.field.kind'), value: t(`peers.kind.${peer.kind}`) },
        { label: t('peers.field.records'), value: formatNumber(records) },
        { label: t('peers.field.confirmed'), value: peer.confirmedAt ? formatMoment(peer.confirmedAt) : null },
        {
          label: t('peers.field.next'),
          value: peer.state === 'active' ? formatMoment(peer.nextAt) : t('peers.noNext'),
        },
      ]}
    />
  );
}
