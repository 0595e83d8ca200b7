import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { ProblemFields, type ProblemFieldsProps } from './problem-fields.tsx';

export type ProblemEditProps = ProblemFieldsProps & {
  readonly id: ProblemId;
  readonly revision: number;
  /** What somebody else saved meanwhile. */
  readonly clash: ComponentChildren;
};

export function ProblemEditPage({ id, revision, clash, ...fields }: ProblemEditProps) {
  return (
    <>
      <ErrorSummary errors={fields.errors} />
      <PageHeader title={t('problems.edit.title')} />
      {clash}
      <Form action={paths.editProblem.to(id)} guard>
        <HiddenField name="revision" value={String(revision)} />
        <ProblemFields {...fields} />
        <FormActions>
          <Button>{t('problems.edit.save')}</Button>
          <LinkButton look="plain" href={paths.problem.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
