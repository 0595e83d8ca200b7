import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_TEXT } from '../model/objection.ts';
import { paths } from '../paths.ts';
import type { ObjectionPageProps } from './objection-props.ts';
import { FileBoxes } from './raise-page.tsx';

/** What the people of the entry have to say, once; late, what they typed is shown all the same. */
export function StatementForm({ objection, deeds, typed, files, errors }: ObjectionPageProps) {
  const { state: why } = deeds;
  if (why === 'statement_sent' || why === 'answered' || why === 'proposed') return null;
  const isLate = why === 'statement_late';
  if (isLate && typed.statement === '') return <Notice tone="warning">{t('objection.refusal.statement_late')}</Notice>;
  return (
    <Form action={paths.state.to(objection.id)} multipart guard>
      {isLate ? <Notice tone="warning">{t('objection.refusal.statement_late')}</Notice> : null}
      <TextArea
        name="pernyataan"
        label={t('objection.statement.text')}
        hint={t('objection.statement.hint')}
        value={typed.statement}
        rows={8}
        maxlength={LONGEST_TEXT}
        errors={errors}
      />
      <FileBoxes {...files} errors={errors} />
      {isLate ? null : (
        <FormActions>
          <Button>{t('objection.statement.send')}</Button>
        </FormActions>
      )}
    </Form>
  );
}
