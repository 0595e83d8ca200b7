import { t } from '#platform/i18n/i18n.ts';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { hrefOfView } from '../rules.ts';
import { KeepForm, type KeepFormProps } from './saved-views.tsx';

/** The form again, when the view could not be kept as it was said. */
export function KeepPage(props: KeepFormProps & { readonly errors: FieldErrors }) {
  const { errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.savedView.keep.title')} />
      <KeepForm {...props} />
      <p class="section">
        <a href={hrefOfView(props)}>{t('identity.savedView.back')}</a>
      </p>
    </>
  );
}
