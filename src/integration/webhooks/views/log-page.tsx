import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { type DeliveryQuery, paths } from '../../paths.ts';
import { deliveryStates, type Hook, type ListedDelivery } from '../model.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { ResendFailed } from './hook-page.tsx';
import { nameOf } from './name.ts';

export type LogPageProps = {
  readonly deliveries: readonly ListedDelivery[];
  readonly total: number;
  readonly hooks: readonly Hook[];
  readonly query: DeliveryQuery;
  readonly page: number;
  readonly pages: number;
  /** The hook that the list is narrowed to, and how much failed there. */
  readonly one: { readonly hook: Hook; readonly failed: number } | null;
};

/** What was sent to all hooks or to one, in the last thirty days. */
export function LogPage(props: LogPageProps) {
  const { deliveries, query, one } = props;
  return (
    <>
      <PageHeader title={t('webhooks.log.title')} lead={t('webhooks.log.lead')} />
      <Filter hooks={props.hooks} query={query} />
      {deliveries.length === 0 ? (
        <Nothing query={query} />
      ) : (
        <>
          <p class="muted my-4">{t('webhooks.log.count', { count: props.total, n: formatNumber(props.total) })}</p>
          {one ? <ResendFailed hook={one.hook} failed={one.failed} /> : null}
          <DeliveriesTable deliveries={deliveries} withHook />
          <Downloads of={paths.deliveries.to(query)} />
        </>
      )}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.deliveries.to({ ...query, halaman: String(page) })}
      />
    </>
  );
}

function Filter({ hooks, query }: Pick<LogPageProps, 'hooks' | 'query'>) {
  return (
    <Form action={paths.deliveries.to()} method="get" label={t('webhooks.log.filter')}>
      <SelectField
        name="webhook"
        label={t('webhooks.field.hook')}
        value={query.webhook}
        empty={t('webhooks.log.anyHook')}
        choices={hooks.map((it) => ({ value: it.id, label: nameOf(it) }))}
      />
      <SelectField
        name="keadaan"
        label={t('webhooks.field.state')}
        value={query.keadaan}
        empty={t('webhooks.log.anyState')}
        choices={deliveryStates.map((it) => ({ value: it, label: t(`webhooks.delivery.${it}`) }))}
      />
      <FormActions>
        <Button look="secondary">{t('webhooks.log.apply')}</Button>
      </FormActions>
    </Form>
  );
}

function Nothing({ query }: Pick<LogPageProps, 'query'>) {
  const isNarrowed = Boolean(query.webhook || query.keadaan);
  return isNarrowed ? (
    <EmptyState
      title={t('webhooks.log.noneFound')}
      action={{ text: t('webhooks.log.clear'), href: paths.deliveries.to() }}
    >
      {t('webhooks.log.noneFoundText')}
    </EmptyState>
  ) : (
    <EmptyState title={t('webhooks.log.none')}>{t('webhooks.log.noneText')}</EmptyState>
  );
}
