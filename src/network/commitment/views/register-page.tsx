import { FileInput, type Waiting } from '#files/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { type CommitmentId, LONGEST_NUMBER, LONGEST_OFFICE, type Member } from '../model.ts';
import { paths } from '../paths.ts';

export type RegisterPageProps = {
  readonly member: Member;
  readonly id: CommitmentId;
  /** Of the paper, which the locker keeps. */
  readonly evidenceId: string;
  readonly form: FormValues;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly today: string;
  readonly errors: FieldErrors;
};

/** The signed joint commitment is brought: first the letter to print, then what the paper says and the paper itself. */
export function RegisterPage(props: RegisterPageProps) {
  const { member, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('commitment.register.title', { member: member.name })}
        lead={t('commitment.register.lead')}
      />
      <Notice title={t('commitment.register.letterTitle')}>
        <p>{t('commitment.register.letterText')}</p>
        <p class="actions">
          <LinkButton small look="secondary" href={paths.letter.to(member.institutionId)} download>
            {t('commitment.register.letter')}
          </LinkButton>
        </p>
      </Notice>
      {member.verified ? <p class="my-4">{t('commitment.register.replaces')}</p> : null}
      <RegisterForm {...props} />
    </>
  );
}

function RegisterForm(props: RegisterPageProps) {
  const { member, id, evidenceId, form, today, errors } = props;
  const box = (name: string) => ({ name, value: form.get(name), errors });
  return (
    <Form action={paths.register.to(member.institutionId)} multipart guard>
      <HiddenField name="komitmen" value={id} />
      <HiddenField name="id" value={evidenceId} />
      <TextField {...box('nomor_surat')} label={t('commitment.field.number')} maxlength={LONGEST_NUMBER} />
      <DateField {...box('ditandatangani')} label={t('commitment.field.signedOn')} max={today} />
      <TextField
        {...box('jabatan')}
        label={t('commitment.field.office')}
        hint={t('commitment.field.officeHint')}
        maxlength={LONGEST_OFFICE}
      />
      <DateField
        {...box('sampai')}
        label={t('commitment.field.validUntil')}
        hint={t('commitment.field.validUntilHint')}
        optional
      />
      <FileInput waiting={props.waiting} megabytes={props.megabytes} errors={errors} />
      <Checkbox
        name="umum"
        label={t('commitment.field.isPublic')}
        hint={t('commitment.field.isPublicHint')}
        checked={form.get('umum') === 'ya'}
        errors={errors}
        optional
      />
      <FormActions>
        <Button>{t('commitment.register.send')}</Button>
        <LinkButton look="plain" href={paths.member.to(member.institutionId)}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
