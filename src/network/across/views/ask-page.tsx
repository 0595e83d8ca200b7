import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { NetworkRecord } from '../../national/model.ts';
import { paths as nationalPaths } from '../../national/paths.ts';
import { type AcrossId, LONGEST_NOTE } from '../model.ts';
import { paths } from '../paths.ts';

export type TypedInterest = { readonly note: string; readonly name: string; readonly email: string };

type Props = {
  readonly record: NetworkRecord;
  readonly hub: string;
  readonly institution: string;
  readonly id: AcrossId;
  readonly typed: TypedInterest;
  readonly errors: FieldErrors;
};

/** Interest in a record of another hub: why, and whom the owner may ask. */
export function AskPage({ record, hub, institution, id, typed, errors }: Props) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('across.ask.title')}
        kicker={record.title}
        lead={t('across.ask.lead', { hub, institution })}
      />
      <Form action={paths.ask.to(record.id)}>
        <HiddenField name="id" value={id} />
        <TextArea
          name="alasan"
          label={t('across.ask.why')}
          hint={t('across.ask.whyHint')}
          maxlength={LONGEST_NOTE}
          value={typed.note}
          errors={errors}
        />
        <TextField name="nama" label={t('across.ask.name')} maxlength={150} value={typed.name} errors={errors} />
        <TextField
          name="surel"
          label={t('across.ask.email')}
          hint={t('across.ask.emailHint')}
          type="email"
          maxlength={254}
          value={typed.email}
          errors={errors}
        />
        <FormActions>
          <Button>{t('across.ask.button')}</Button>
          <LinkButton look="plain" href={nationalPaths.record.to(record.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
