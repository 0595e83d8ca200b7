import { formatDate } from '#platform/dates.ts';
import { curlWith } from '#platform/http/api/curl.ts';
import { paths as apiPaths } from '#platform/http/api/paths.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';

export type MadeProps = {
  readonly name: string;
  readonly secret: string;
  readonly expiresAt: Date;
  readonly baseUrl: string;
};

/** The one page that ever shows the secret. */
export function MadePage({ name, secret, expiresAt, baseUrl }: MadeProps) {
  return (
    <>
      <PageHeader
        kicker={name}
        title={t('tokens.made.title')}
        lead={t('tokens.until', { date: formatDate(expiresAt) })}
      />
      <Notice tone="warning" title={t('tokens.made.once')}>
        {t('tokens.made.keep')}
      </Notice>
      <TextField name="token" label={t('tokens.made.secret')} value={secret} autocomplete="off" spellcheck={false} />
      <p>
        <button type="button" class="btn btn-primary" data-copy="token" data-copied={t('tokens.made.copied')} hidden>
          {t('tokens.made.copy')}
        </button>
      </p>
      <p>{t('tokens.made.use')}</p>
      <pre class="code-block">
        <code>{curlWith(secret, `${baseUrl}/api/v1/innovations?view=mine`)}</code>
      </pre>
      <p>
        <a href={apiPaths.page.to()}>{t('tokens.toApi')}</a>
      </p>
      <LinkButton href={paths.tokens.to()}>{t('tokens.made.done')}</LinkButton>
    </>
  );
}
