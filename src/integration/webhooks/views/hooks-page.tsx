import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths } from '../../paths.ts';
import type { ListedHook } from '../model.ts';
import { deliveryTones, hookTones, nameOf, placeOf } from './name.ts';

/** Every hook of the hub: where it leads, what it is told, and whether it arrives. */
export function HooksPage({ hooks }: { readonly hooks: readonly ListedHook[] }) {
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        lead={t('webhooks.lead')}
        actions={hooks.length === 0 ? null : <Actions />}
      />
      {hooks.length === 0 ? (
        <EmptyState
          title={t('webhooks.none.title')}
          action={{ text: t('webhooks.new.button'), href: paths.newHook.to() }}
        >
          {t('webhooks.none.text')}
        </EmptyState>
      ) : (
        <>
          <Hooks hooks={hooks} />
          <Downloads of={paths.hooks.to()} />
        </>
      )}
    </>
  );
}

function Actions() {
  return (
    <>
      <LinkButton href={paths.newHook.to()}>{t('webhooks.new.button')}</LinkButton>
      <LinkButton look="secondary" href={paths.deliveries.to()}>
        {t('webhooks.log.title')}
      </LinkButton>
    </>
  );
}

function Hooks({ hooks }: { readonly hooks: readonly ListedHook[] }) {
  return (
    <Table
      caption={t('webhooks.title')}
      captionHidden
      columns={[
        { label: t('webhooks.field.hook') },
        { label: t('webhooks.field.events') },
        { label: t('webhooks.field.last') },
        { label: t('webhooks.field.failed'), numeric: true },
        { label: t('webhooks.field.state') },
      ]}
      rows={hooks.map((hook) => ({ key: hook.id, cells: cellsOf(hook), marked: hook.state === 'paused' }))}
    />
  );
}

function cellsOf(hook: ListedHook) {
  return [
    <>
      <a href={paths.hook.to(hook.id)}>{nameOf(hook)}</a>
      {hook.description === '' ? null : <div class="muted break-all font-normal">{placeOf(hook.url)}</div>}
    </>,
    hook.events.map((it) => t(`webhooks.event.${it}`)).join(', '),
    <Last hook={hook} />,
    hook.failed === 0 ? (
      formatNumber(0)
    ) : (
      <a href={paths.deliveries.to({ webhook: hook.id, keadaan: 'failed' })}>{formatNumber(hook.failed)}</a>
    ),
    <HookTag hook={hook} />,
  ];
}

function Last({ hook }: { readonly hook: ListedHook }) {
  if (!hook.lastAt || !hook.lastState) return t('webhooks.never');
  return (
    <>
      {formatMoment(hook.lastAt)}
      <div>
        <Tag tone={deliveryTones[hook.lastState]}>{t(`webhooks.delivery.${hook.lastState}`)}</Tag>
      </div>
    </>
  );
}

export function HookTag({ hook }: { readonly hook: Pick<ListedHook, 'state'> }) {
  return <Tag tone={hookTones[hook.state]}>{t(`webhooks.state.${hook.state}`)}</Tag>;
}
