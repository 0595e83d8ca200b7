import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths } from '../../paths.ts';
import type { ListedDelivery } from '../model.ts';
import { answerText, deliveryTones, placeOf } from './name.ts';

type Props = {
  readonly deliveries: readonly ListedDelivery[];
  /** On the page of a hook nobody needs to be told where it leads. */
  readonly withHook: boolean;
};

/** What was sent, newest first: of what, what came of it, and how often it was tried. */
export function DeliveriesTable({ deliveries, withHook }: Props) {
  const hook = withHook ? [{ label: t('webhooks.field.hook') }] : [];
  return (
    <Table
      caption={t('webhooks.log.title')}
      captionHidden
      columns={[
        { label: t('webhooks.field.created') },
        { label: t('webhooks.field.event') },
        ...hook,
        { label: t('webhooks.field.state') },
        { label: t('webhooks.field.answer') },
        { label: t('webhooks.field.attempts'), numeric: true },
      ]}
      rows={deliveries.map((it) => ({
        key: it.id,
        marked: it.state === 'failed',
        cells: [
          <a href={paths.delivery.to(it.id)}>{formatMoment(it.createdAt)}</a>,
          <code>{it.event}</code>,
          ...(withHook ? [<a href={paths.hook.to(it.hookId)}>{placeOf(it.url)}</a>] : []),
          <Tag tone={deliveryTones[it.state]}>{t(`webhooks.delivery.${it.state}`)}</Tag>,
          answerText({ status: it.lastStatus, fault: it.lastFault }),
          formatNumber(it.attempts),
        ],
      }))}
    />
  );
}
