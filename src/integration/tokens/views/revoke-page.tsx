import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { paths } from '../../paths.ts';
import type { Token } from '../model.ts';

export function RevokePage({ token, title }: { readonly token: Token; readonly title: string }) {
  return (
    <ConfirmPage
      title={title}
      action={paths.revokeToken.to(token.id)}
      button={t('tokens.revoke.button')}
      look="danger"
      cancel={paths.tokens.to()}
    >
      <p>{t('tokens.revoke.text')}</p>
    </ConfirmPage>
  );
}
