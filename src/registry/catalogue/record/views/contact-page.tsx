import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../../model/ids.ts';
import { contactPurposes } from '../model.ts';
import { paths } from '../paths.ts';
import { MAX_BODY, MAX_INSTITUTION, MAX_NAME, type TypedContact } from '../rules.ts';
import { Told } from './text.tsx';

export type ContactPageProps = {
  readonly record: { readonly id: InnovationId; readonly title: string; readonly institutionName: string };
  /** Of the message: the same form sent twice is one. */
  readonly messageId: string;
  readonly typed: TypedContact;
  readonly errors: FieldErrors;
};

/** The box that people do not see and programs fill in. */
export const TRAP = 'situs';

/** A message to those who keep a record, without showing their addresses. */
export function ContactPage({ record, messageId, typed, errors }: ContactPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={<Told>{record.title}</Told>}
        title={t('record.contact.title')}
        lead={t('record.contact.lead', { institution: record.institutionName })}
      />
      <Form action={paths.contact.to(record.id)} guard>
        <HiddenField name="id" value={messageId} />
        <RadioGroup
          name="perihal"
          label={t('record.contact.purpose')}
          value={typed.purpose}
          choices={contactPurposes.map((value) => ({
            value,
            label: t(`record.purpose.${value}`),
            hint: t(`record.purpose.${value}.hint`),
          }))}
          errors={errors}
        />
        <SenderFields typed={typed} errors={errors} />
        <TextArea
          name="pesan"
          label={t('record.contact.body')}
          hint={t('record.contact.bodyHint')}
          value={typed.body}
          rows={8}
          maxlength={MAX_BODY}
          errors={errors}
        />
        <Trap />
        <FormActions>
          <Button>{t('record.contact.send')}</Button>
          <LinkButton look="plain" href={paths.page.to(record.id, record.title)}>
            {t('record.contact.back')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function SenderFields({ typed, errors }: Pick<ContactPageProps, 'typed' | 'errors'>) {
  return (
    <>
      <TextField
        name="nama"
        label={t('record.contact.name')}
        value={typed.name}
        autocomplete="name"
        maxlength={MAX_NAME}
        errors={errors}
      />
      <TextField
        name="surel"
        type="email"
        label={t('record.contact.email')}
        hint={t('record.contact.emailHint')}
        value={typed.email}
        autocomplete="email"
        spellcheck={false}
        errors={errors}
      />
      <TextField
        name="instansi"
        label={t('record.contact.institution')}
        value={typed.institution}
        autocomplete="organization"
        maxlength={MAX_INSTITUTION}
        optional
        errors={errors}
      />
    </>
  );
}

/** Neither shown nor read out nor reached by the keyboard; where styles fail, its label says to leave it empty. */
function Trap() {
  return (
    <div class="hidden">
      <label for={fieldId(TRAP)}>{t('record.contact.trap')}</label>
      <input id={fieldId(TRAP)} name={TRAP} type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}

type ThanksProps = { readonly record: { readonly id: InnovationId; readonly title: string } };

/** What happens next with a message. */
export function ContactThanks({ record }: ThanksProps) {
  return (
    <>
      <PageHeader
        kicker={<Told>{record.title}</Told>}
        title={t('record.thanks.title')}
        lead={t('record.thanks.lead')}
      />
      <h2 class="mb-3">{t('record.thanks.next')}</h2>
      <ul class="list-disc pl-5">
        <li>{t('record.thanks.reaches')}</li>
        <li>{t('record.thanks.answer')}</li>
        <li>{t('record.thanks.kept')}</li>
      </ul>
      <p class="actions mt-8">
        <LinkButton href={paths.page.to(record.id, record.title)}>{t('record.contact.back')}</LinkButton>
      </p>
    </>
  );
}
