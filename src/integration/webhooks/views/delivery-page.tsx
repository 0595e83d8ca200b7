import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { paths } from '../../paths.ts';
import type { Attempt, Delivery } from '../model.ts';
import { whyNotResend } from '../rules.ts';
import { answerText, deliveryTones, nameOf } from './name.ts';

export type DeliveryPageProps = {
  readonly delivery: Delivery;
  readonly attempts: readonly Attempt[];
  /** What the last attempt sent beside the body, the signature cut off; none before the first. */
  readonly headers: Readonly<Record<string, string>> | null;
};

/** One message to one receiver: what was sent, what came back, and sending it again. */
export function DeliveryPage({ delivery, attempts, headers }: DeliveryPageProps) {
  return (
    <>
      <PageHeader
        kicker={t('webhooks.log.title')}
        title={delivery.event}
        facts={<Tag tone={deliveryTones[delivery.state]}>{t(`webhooks.delivery.${delivery.state}`)}</Tag>}
        actions={<Resend delivery={delivery} />}
      />
      <SummaryList rows={rowsOf(delivery)} />
      <Section title={t('webhooks.request')}>
        {headers ? (
          <pre class="code-block">
            <code>
              {Object.entries(headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
            </code>
          </pre>
        ) : null}
        <pre class="code-block">
          <code>{JSON.stringify(JSON.parse(delivery.body), null, 2)}</code>
        </pre>
      </Section>
      <Section title={t('webhooks.attempts')} id="percobaan">
        <Attempts attempts={attempts} />
        {delivery.state === 'waiting' ? (
          <p>
            <a href={paths.delivery.to(delivery.id)}>{t('webhooks.reload')}</a>
          </p>
        ) : null}
      </Section>
    </>
  );
}

function rowsOf(delivery: Delivery) {
  const { nextAt } = delivery;
  const name = nameOf({ url: delivery.url, description: delivery.hookDescription });
  return [
    { label: t('webhooks.field.hook'), value: <a href={paths.hook.to(delivery.hookId)}>{name}</a> },
    { label: t('webhooks.field.messageId'), value: <code class="break-all">{delivery.id}</code> },
    { label: t('webhooks.field.created'), value: formatMoment(delivery.createdAt) },
    ...(nextAt ? [{ label: t('webhooks.field.next'), value: nextText(delivery, nextAt) }] : []),
  ];
}

const nextText = ({ hookState, event }: Delivery, nextAt: Date): string =>
  hookState === 'active' || event === 'webhook.test' ? formatMoment(nextAt) : t('webhooks.waitsForHook');

function Resend({ delivery }: { readonly delivery: Delivery }) {
  const why = whyNotResend(delivery);
  if (why)
    return (
      <DisabledWithReason id="kirim-ulang" reason={t(`webhooks.refusal.${why}`)}>
        {t('webhooks.resend.button')}
      </DisabledWithReason>
    );
  return (
    <PostButton look="secondary" action={paths.resend.to(delivery.id)}>
      {t('webhooks.resend.button')}
    </PostButton>
  );
}

function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return <p class="muted">{t('webhooks.noAttempt')}</p>;
  return (
    <Timeline
      label={t('webhooks.attempts')}
      items={attempts.map((it) => ({
        key: it.id,
        title: answerText(it),
        when: `${formatMoment(it.at)} · ${t('webhooks.duration', { n: formatNumber(it.durationMs) })}`,
        iso: it.at.toISOString(),
        text:
          it.answer === '' ? undefined : (
            <pre class="code-block">
              <code>{it.answer}</code>
            </pre>
          ),
      }))}
    />
  );
}
