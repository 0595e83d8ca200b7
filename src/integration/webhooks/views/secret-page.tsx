import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import type { Hook, HookId } from '../model.ts';

export type SecretProps = {
  readonly hookId: HookId;
  readonly name: string;
  readonly title: string;
  readonly secret: string;
  /** What becomes of the secret before; null for the first one. */
  readonly old: 'day' | 'at_once' | null;
};

/** The one page that ever shows the secret. */
export function SecretPage({ hookId, name, title, secret, old }: SecretProps) {
  return (
    <>
      <PageHeader kicker={name} title={title} />
      <Notice tone="warning" title={t('webhooks.secret.once')}>
        {t('webhooks.secret.keep')}
      </Notice>
      <TextField
        name="rahasia"
        label={t('webhooks.field.secret')}
        value={secret}
        autocomplete="off"
        spellcheck={false}
      />
      <p>
        <button
          type="button"
          class="btn btn-primary"
          data-copy="rahasia"
          data-copied={t('webhooks.secret.copied')}
          hidden
        >
          {t('webhooks.secret.copy')}
        </button>
      </p>
      {old ? <p>{t(`webhooks.secret.old.${old}`)}</p> : null}
      <LinkButton href={paths.hook.to(hookId)}>{t('webhooks.secret.done')}</LinkButton>
    </>
  );
}

/** Asks before the secret is changed, and what becomes of the old one. */
export function RotatePage({ hook, title }: { readonly hook: Hook; readonly title: string }) {
  return (
    <ConfirmPage
      title={title}
      action={paths.rotateSecret.to(hook.id)}
      button={t('webhooks.rotate.button')}
      cancel={paths.hook.to(hook.id)}
    >
      <p>{t('webhooks.rotate.text')}</p>
      <RadioGroup
        name="lama"
        label={t('webhooks.rotate.old')}
        value="day"
        choices={(['day', 'at_once'] as const).map((it) => ({
          value: it,
          label: t(`webhooks.rotate.${it}`),
          hint: t(`webhooks.rotate.hint.${it}`),
        }))}
      />
    </ConfirmPage>
  );
}
