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
  /** What one should know before typing. */
  readonly notice: ComponentChildren;
  /** Keeps what is typed, where there is script. */
  readonly keep: ComponentChildren;
};

export function ProblemEditPage({ id, revision, notice, keep, ...fields }: ProblemEditProps) {
  return (
    <>
      <ErrorSummary errors={fields.errors} />
      <PageHeader title={t('problems.edit.title')} />
      {notice}
      <Form action={paths.editProblem.to(id)} guard>
        <HiddenField name="revision" value={String(revision)} />
        <ProblemFields {...fields} />
        {keep}
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
