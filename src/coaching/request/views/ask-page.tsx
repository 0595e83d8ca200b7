import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { affairName, affairs } from '#registry/index.ts';
import { LONGEST_NEED, LONGEST_TOPIC } from '../model.ts';
import { paths } from '../paths.ts';
import type { Subjects } from '../queries/requests.ts';

export type AskPageProps = {
  readonly subjects: Subjects;
  readonly newId: string;
  readonly typed: Readonly<Record<'topik' | 'urusan' | 'inovasi' | 'masalah' | 'kebutuhan', string>>;
  readonly errors: FieldErrors;
};

const named = (all: readonly { readonly id: string; readonly title: string }[]) =>
  all.map(({ id, title }) => ({ value: id, label: title }));

/** Asks for a coach. */
export function AskPage({ subjects, newId, typed, errors }: AskPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('request.ask.title')} lead={t('request.ask.lead')} />
      <Form action={paths.ask.to()} guard>
        <HiddenField name="id" value={newId} />
        <TextField
          name="topik"
          label={t('request.topic')}
          value={typed.topik}
          maxlength={LONGEST_TOPIC}
          errors={errors}
        />
        <SelectField
          name="urusan"
          label={t('request.affair')}
          value={typed.urusan}
          choices={affairs.map(({ code }) => ({ value: code, label: affairName(code) }))}
          errors={errors}
        />
        <SelectField
          name="inovasi"
          label={t('request.innovation')}
          value={typed.inovasi}
          empty={t('request.noInnovation')}
          choices={named(subjects.innovations)}
          errors={errors}
          optional
        />
        <SelectField
          name="masalah"
          label={t('request.problem')}
          value={typed.masalah}
          empty={t('request.noProblem')}
          choices={named(subjects.problems)}
          errors={errors}
          optional
        />
        <TextArea
          name="kebutuhan"
          label={t('request.need')}
          hint={t('request.need.hint')}
          value={typed.kebutuhan}
          maxlength={LONGEST_NEED}
          rows={6}
          errors={errors}
        />
        <FormActions>
          <Button>{t('request.ask.send')}</Button>
          <LinkButton look="plain" href={paths.list.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
