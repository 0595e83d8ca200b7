import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_REASON } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import type { OnePageProps } from './props.ts';

export const Revision = ({ replication }: Pick<OnePageProps, 'replication'>) => (
  <HiddenField name="revisi" value={String(replication.revision)} />
);

/** Confirms the interest with a note, or refuses it with a reason. */
export function VerifyForms(props: OnePageProps) {
  const { replication, form, errors } = props;
  return (
    <Section title={t('transfer.verify.title')} id="verifikasi" onScreenOnly>
      <Form action={paths.verify.to(replication.id)} guard>
        <Revision {...props} />
        <TextArea
          name="catatan_verifikasi"
          label={t('transfer.verify.note')}
          hint={t('transfer.verify.hint')}
          value={form.get('catatan_verifikasi')}
          rows={4}
          maxlength={LONGEST_REASON}
          errors={errors}
        />
        <FormActions>
          <Button>{t('transfer.verify.send')}</Button>
        </FormActions>
      </Form>
      <Folded
        {...props}
        title={t('transfer.refuse.title')}
        action={paths.refuse.to(replication.id)}
        name="alasan_tolak"
        label={t('transfer.refuse.reason')}
        button={t('transfer.refuse.send')}
      />
    </Section>
  );
}

type FoldedProps = OnePageProps & {
  readonly title: string;
  readonly text?: string;
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly button: string;
};

/** A deed that one means only now and then, with its reason; folded away until it is wanted. */
export function Folded(props: FoldedProps) {
  const { form, errors, name } = props;
  return (
    <details class="facet-more mt-4" open={errors[name] !== undefined}>
      <summary>{props.title}</summary>
      <div class="mt-3">
        <Form action={props.action}>
          <Revision {...props} />
          <TextArea
            name={name}
            label={props.label}
            hint={props.text}
            value={form.get(name)}
            rows={3}
            maxlength={LONGEST_REASON}
            errors={errors}
          />
          <FormActions>
            <Button look="secondary">{props.button}</Button>
          </FormActions>
        </Form>
      </div>
    </details>
  );
}

/** Who showed interest takes it back. */
export function WithdrawForm(props: OnePageProps) {
  return (
    <div class="section print:hidden">
      <Folded
        {...props}
        title={t('transfer.withdraw.title')}
        action={paths.withdraw.to(props.replication.id)}
        name="alasan_tarik"
        label={t('transfer.withdraw.reason')}
        button={t('transfer.withdraw.send')}
      />
    </div>
  );
}

/** It goes on from where it stood. */
export function ResumeForm(props: OnePageProps) {
  const { replication, form, errors } = props;
  return (
    <Section title={t('transfer.resume.title')} id="lanjutkan" onScreenOnly>
      <Form action={paths.resume.to(replication.id)}>
        <Revision {...props} />
        <TextArea
          name="alasan_lanjut"
          label={t('transfer.resume.reason')}
          value={form.get('alasan_lanjut')}
          rows={3}
          maxlength={LONGEST_REASON}
          errors={errors}
        />
        <FormActions>
          <Button>{t('transfer.resume.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
