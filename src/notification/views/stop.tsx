import { t, tStored } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

export type StopState = 'asked' | 'stopped' | 'resumed';
export type StopProps = { readonly kind: string; readonly action: string; readonly state: StopState };

/** Asked before anything changes: programs open links in mails by themselves. */
export function StopPage({ kind, action, state }: StopProps) {
  const what = tStored(`${kind}.setting`);
  if (state === 'stopped') {
    return (
      <>
        <PageHeader title={t('notification.stop.done')} lead={t('notification.stop.doneText', { what })} />
        <PostButton action={action} fields={{ lagi: 'ya' }} look="secondary">
          {t('notification.stop.undo')}
        </PostButton>
      </>
    );
  }
  return (
    <>
      {state === 'resumed' ? <Notice tone="success">{t('notification.stop.resumed')}</Notice> : null}
      <PageHeader title={t('notification.stop.title')} lead={t('notification.stop.lead', { what })} />
      <PostButton action={action}>{t('notification.stop.button')}</PostButton>
    </>
  );
}
