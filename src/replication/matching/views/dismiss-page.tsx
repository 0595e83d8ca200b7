import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type InnovationId, type ProblemId, paths as registryPaths } from '#registry/index.ts';
import { paths } from '../paths.ts';

export type DismissPageProps = {
  readonly problem: { readonly id: ProblemId; readonly title: string };
  readonly innovation: { readonly id: InnovationId; readonly title: string };
  readonly reason: string;
  readonly errors: FieldErrors;
};

/** Why an innovation does not fit the problem. */
export function DismissPage({ problem, innovation, reason, errors }: DismissPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={problem.title} title={t('matching.dismiss.title')} lead={innovation.title} />
      <Form action={paths.dismiss.to(problem.id, innovation.id)} guard>
        <TextArea
          name="alasan"
          label={t('matching.dismiss.reason')}
          hint={t('matching.dismiss.hint')}
          value={reason}
          rows={4}
          errors={errors}
        />
        <FormActions>
          <Button>{t('matching.dismiss.save')}</Button>
          <LinkButton look="plain" href={registryPaths.problem.to(problem.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
