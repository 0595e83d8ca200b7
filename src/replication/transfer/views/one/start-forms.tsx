import { FileInput } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import { whyNotSettle } from '../../rules/plan.ts';
import type { OnePageProps } from './props.ts';
import { Revision } from './verify-forms.tsx';

/** The plan is settled once each task has its people and day. */
export function SettleForm(props: OnePageProps) {
  const { replication, plan } = props;
  const why = whyNotSettle(plan);
  return (
    <Section title={t('transfer.settle.title')} id="tetapkan" onScreenOnly>
      <p>{t('transfer.settle.lead')}</p>
      <p class="actions mt-3">
        <LinkButton look={why ? 'primary' : 'secondary'} href={paths.plan.to(replication.id)}>
          {t('transfer.plan.work')}
        </LinkButton>
      </p>
      {why ? (
        <DisabledWithReason id="tetapkan-tombol" reason={t(`transfer.refusal.${why}`)}>
          {t('transfer.settle.send')}
        </DisabledWithReason>
      ) : (
        <Form action={paths.settle.to(replication.id)}>
          <Revision {...props} />
          <FormActions>
            <Button>{t('transfer.settle.send')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}

/** It is applied since a day, with its proof. */
export function BeginForm(props: OnePageProps) {
  const { replication, form, errors, today } = props;
  return (
    <Section title={t('transfer.begin.title')} id="mulai" onScreenOnly>
      <p>{t('transfer.begin.lead')}</p>
      <Form action={paths.start.to(replication.id)} multipart guard>
        <Revision {...props} />
        <HiddenField name="id" value={form.get('id') || props.newId} />
        <DateField name="mulai" label={t('transfer.startedOn')} value={form.get('mulai')} max={today} errors={errors} />
        <TextArea
          name="catatan_mulai"
          label={t('transfer.begin.note')}
          hint={t('transfer.begin.noteHint')}
          value={form.get('catatan_mulai')}
          rows={5}
          maxlength={LONGEST_NOTE}
          errors={errors}
        />
        <FileInput waiting={props.waiting} megabytes={props.megabytes} errors={errors} />
        <FormActions>
          <Button>{t('transfer.begin.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
