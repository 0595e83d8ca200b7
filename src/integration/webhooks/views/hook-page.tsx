import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths } from '../../paths.ts';
import type { Hook, ListedDelivery } from '../model.ts';
import { whyNotMove, whyNotResend } from '../rules.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { HookTag } from './hooks-page.tsx';
import { nameOf } from './name.ts';

export type HookPageProps = {
  readonly hook: Hook;
  readonly latest: readonly ListedDelivery[];
  readonly total: number;
  readonly failed: number;
  /** Until when the secret before signs along, if it does. */
  readonly oldSecretUntil: Date | null;
  /** Makes a test that was sent twice one. */
  readonly testMark: string;
};

/** One hook: where it leads, what was sent last, and what can be done with it. */
export function HookPage(props: HookPageProps) {
  const { hook } = props;
  return (
    <>
      <PageHeader
        title={nameOf(hook)}
        facts={<HookTag hook={hook} />}
        actions={<Testing hook={hook} mark={props.testMark} />}
      />
      {hook.pausedBecause ? (
        <Notice tone="warning" title={t(`webhooks.paused.${hook.pausedBecause}`)}>
          {t(`webhooks.pausedText.${hook.pausedBecause}`)}
        </Notice>
      ) : null}
      <Facts {...props} />
      <Latest {...props} />
      <Section title={t('webhooks.manage')}>
        <Deeds hook={hook} />
      </Section>
    </>
  );
}

function Testing({ hook, mark }: { readonly hook: Hook; readonly mark: string }) {
  if (whyNotMove('test', hook)) return null;
  return (
    <PostButton look="secondary" action={paths.testHook.to(hook.id)} fields={{ tanda: mark }}>
      {t('webhooks.test.button')}
    </PostButton>
  );
}

function Facts({ hook, oldSecretUntil }: HookPageProps) {
  const secret = oldSecretUntil
    ? t('webhooks.secret.two', { until: formatMoment(oldSecretUntil) })
    : t('webhooks.secret.hidden');
  return (
    <SummaryList
      rows={[
        { label: t('webhooks.field.url'), value: <span class="break-all">{hook.url}</span> },
        {
          label: t('webhooks.field.events'),
          value: hook.events.map((it) => t(`webhooks.event.${it}`)).join(', '),
        },
        { label: t('webhooks.field.description'), value: hook.description === '' ? null : hook.description },
        { label: t('webhooks.field.secret'), value: secret },
        {
          label: t('webhooks.field.made'),
          value: t('webhooks.madeBy', { at: formatMoment(hook.createdAt), name: hook.createdByName }),
        },
      ]}
    />
  );
}

function Latest({ hook, latest, total, failed }: HookPageProps) {
  return (
    <Section
      title={t('webhooks.latest')}
      id="pengiriman"
      {...(total > latest.length
        ? { action: { text: t('webhooks.log.all'), href: paths.deliveries.to({ webhook: hook.id }) } }
        : {})}
    >
      {latest.length === 0 ? (
        <p class="muted">{t('webhooks.noDelivery')}</p>
      ) : (
        <>
          <DeliveriesTable deliveries={latest} withHook={false} />
          {latest.some((it) => it.state === 'waiting') ? (
            <p class="my-4">
              <a href={paths.hook.to(hook.id)}>{t('webhooks.reload')}</a>
            </p>
          ) : null}
        </>
      )}
      <ResendFailed hook={hook} failed={failed} />
    </Section>
  );
}

/** Sends everything again that failed; nothing when nothing did. */
export function ResendFailed({ hook, failed }: { readonly hook: Pick<Hook, 'id' | 'state'>; readonly failed: number }) {
  if (failed === 0) return null;
  const text = t('webhooks.resendFailed.button', { n: formatNumber(failed) });
  const why = whyNotResend({ state: 'failed', hookState: hook.state });
  if (why)
    return (
      <DisabledWithReason id="kirim-ulang-gagal" reason={t(`webhooks.refusal.${why}`)}>
        {text}
      </DisabledWithReason>
    );
  return (
    <div class="actions">
      <PostButton look="secondary" action={paths.resendFailed.to(hook.id)}>
        {text}
      </PostButton>
    </div>
  );
}

function Deeds({ hook }: { readonly hook: Hook }) {
  const { id, state } = hook;
  if (state === 'archived')
    return (
      <>
        <p>{t('webhooks.archivedText')}</p>
        <PostButton look="secondary" action={paths.restoreHook.to(id)}>
          {t('webhooks.restore.button')}
        </PostButton>
      </>
    );
  return (
    <div class="actions">
      {state === 'paused' ? (
        <PostButton action={paths.resumeHook.to(id)}>{t('webhooks.resume.button')}</PostButton>
      ) : (
        <PostButton look="secondary" action={paths.pauseHook.to(id)}>
          {t('webhooks.pause.button')}
        </PostButton>
      )}
      <LinkButton look="secondary" href={paths.editHook.to(id)}>
        {t('webhooks.edit.button')}
      </LinkButton>
      <LinkButton look="secondary" href={paths.rotateSecret.to(id)}>
        {t('webhooks.rotate.button')}
      </LinkButton>
      <LinkButton look="plain" href={paths.archiveHook.to(id)}>
        {t('webhooks.archive.button')}
      </LinkButton>
    </div>
  );
}
