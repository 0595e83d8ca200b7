import { FileInput } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { agreementKinds, LONGEST_NUMBER, LONGEST_PARTIES } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import { ownerText, placeText } from '../words.ts';
import type { OnePageProps } from './props.ts';
import { Revision } from './verify-forms.tsx';

/** The letter is taken out, signed on paper, and brought back. */
export function SignForm(props: OnePageProps) {
  return (
    <Section title={t('transfer.sign.title')} id="surat" onScreenOnly>
      <p>{t('transfer.sign.lead')}</p>
      <p class="actions mt-3">
        {agreementKinds.map((kind) => (
          <LinkButton key={kind} look="secondary" small href={paths.letter.to(props.replication.id, kind)} download>
            {t('transfer.sign.letter', { kind: t(`replication.kind.${kind}`) })}
          </LinkButton>
        ))}
      </p>
      <h3 class="mt-6 mb-3">{t('transfer.sign.register')}</h3>
      <Form action={paths.sign.to(props.replication.id)} multipart guard>
        <Revision {...props} />
        <HiddenField name="id" value={props.form.get('id') || props.newId} />
        <Paper {...props} />
        <FileInput waiting={props.waiting} megabytes={props.megabytes} errors={props.errors} />
        <FormActions>
          <Button>{t('transfer.sign.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Paper({ replication, form, errors, today }: OnePageProps) {
  return (
    <>
      <RadioGroup
        name="jenis"
        label={t('transfer.agreement.kind')}
        value={form.get('jenis')}
        choices={agreementKinds.map((value) => ({ value, label: t(`replication.kind.${value}`) }))}
        errors={errors}
      />
      <TextField
        name="nomor_surat"
        label={t('transfer.agreement.number')}
        value={form.get('nomor_surat')}
        maxlength={LONGEST_NUMBER}
        errors={errors}
      />
      <DateField
        name="tanggal_surat"
        label={t('transfer.agreement.date')}
        value={form.get('tanggal_surat')}
        max={today}
        errors={errors}
      />
      <TextArea
        name="pihak"
        label={t('transfer.agreement.parties')}
        hint={t('transfer.agreement.partiesHint')}
        value={form.has('pihak') ? form.get('pihak') : `${ownerText(replication)}; ${placeText(replication)}`}
        rows={3}
        maxlength={LONGEST_PARTIES}
        errors={errors}
      />
    </>
  );
}
