import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { paths as lastingPaths } from '../../lasting/paths.ts';
import { headlineOf } from '../../lasting/views/words.ts';
import { type LeftAgreement, LONGEST_REASON } from '../model.ts';
import { paths } from '../paths.ts';

type EndPageProps = { readonly agreement: LeftAgreement; readonly reason: string; readonly errors: FieldErrors };

/** Says that an agreement ended when its official left. */
export function EndPage({ agreement, reason, errors }: EndPageProps) {
  const { id, innovationId, name, content } = agreement;
  return (
    <ConfirmPage
      title={t('succession.end.title', { name })}
      action={paths.end.to(id)}
      button={t('succession.end.button')}
      cancel={lastingPaths.page.to(innovationId)}
      errors={errors}
    >
      <p>{headlineOf(content)}</p>
      <p>{t('succession.end.text')}</p>
      <TextArea
        name="alasan"
        label={t('succession.end.reason')}
        hint={t('succession.end.reasonHint')}
        value={reason}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
    </ConfirmPage>
  );
}
