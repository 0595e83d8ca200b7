import { FileInput } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_EVALUATION } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import type { OnePageProps } from './props.ts';
import { Folded, Revision } from './verify-forms.tsx';

/** How it went; the impact stands in the replica's record. */
export function EvaluateForm(props: OnePageProps) {
  const { replication, form, errors } = props;
  const { backNote, evaluation, replicaId } = replication;
  return (
    <Section title={t('transfer.evaluate.title')} id="menilai" onScreenOnly>
      {backNote === '' ? null : (
        <Notice tone="warning" title={t('transfer.sendBack.noted')} level={3}>
          <p>{backNote}</p>
        </Notice>
      )}
      <p>{t('transfer.evaluate.lead')}</p>
      {replicaId === null ? (
        <DisabledWithReason id="menilai-tombol" reason={t('transfer.refusal.replica_missing')}>
          {t('transfer.evaluate.send')}
        </DisabledWithReason>
      ) : (
        <Form action={paths.evaluate.to(replication.id)} guard>
          <Revision {...props} />
          <TextArea
            name="evaluasi"
            label={t('transfer.evaluate.text')}
            hint={t('transfer.evaluate.hint')}
            value={form.has('evaluasi') ? form.get('evaluasi') : evaluation}
            rows={8}
            maxlength={LONGEST_EVALUATION}
            errors={errors}
          />
          <FormActions>
            <Button>{t('transfer.evaluate.send')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}

/** A further proof of what is being done. */
export function ProveForm(props: OnePageProps) {
  const { replication, form, errors } = props;
  const isOpen = ['judul_bukti', 'berkas', 'bagian_bukti'].some((name) => errors[name] !== undefined);
  return (
    <details class="facet-more section print:hidden" open={isOpen} id="bukti">
      <summary>{t('transfer.prove.title')}</summary>
      <div class="mt-3">
        <Form action={paths.prove.to(replication.id)} multipart guard>
          <HiddenField name="id" value={form.get('id') || props.newId} />
          <RadioGroup
            name="bagian_bukti"
            label={t('transfer.prove.place')}
            value={form.get('bagian_bukti') || 'implementation'}
            choices={(['implementation', 'evaluation'] as const).map((value) => ({
              value,
              label: t(`transfer.place.${value}`),
            }))}
            errors={errors}
          />
          <TextField
            name="judul_bukti"
            label={t('transfer.prove.name')}
            value={form.get('judul_bukti')}
            maxlength={200}
            errors={errors}
          />
          <FileInput waiting={props.waiting} megabytes={props.megabytes} errors={errors} />
          <FormActions>
            <Button look="secondary">{t('transfer.prove.send')}</Button>
          </FormActions>
        </Form>
      </div>
    </details>
  );
}

/** The verifier accepts the evaluation and gives the certificate, or sends it back. */
export function CertifyForm(props: OnePageProps) {
  const { replication } = props;
  const why = replication.replicaId === null ? 'replica_missing' : 'replica_unpublished';
  return (
    <Section title={t('transfer.certify.title')} id="terbitkan" onScreenOnly>
      <p>{t('transfer.certify.lead')}</p>
      {replication.replicaIsPublic ? (
        <Form action={paths.certify.to(replication.id)}>
          <Revision {...props} />
          <FormActions>
            <Button>{t('transfer.certify.send')}</Button>
          </FormActions>
        </Form>
      ) : (
        <DisabledWithReason id="terbitkan-tombol" reason={t(`transfer.refusal.${why}`)}>
          {t('transfer.certify.send')}
        </DisabledWithReason>
      )}
      <Folded
        {...props}
        title={t('transfer.sendBack.title')}
        action={paths.sendBack.to(replication.id)}
        name="catatan_kembali"
        label={t('transfer.sendBack.note')}
        button={t('transfer.sendBack.send')}
      />
    </Section>
  );
}
