import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths } from '../../paths.ts';
import type { OnePageProps } from './props.ts';

/** The replicator's own record: begun out of the origin's, or named among those that stand. */
export function Replica(props: OnePageProps) {
  const { replication, whyNot } = props;
  if (replication.replicaId === null && whyNot.record !== null) return null;
  return (
    <Section title={t('transfer.record.title')} id="catatan">
      {replication.replicaId === null ? (
        <div class="print:hidden">
          <Begin {...props} />
          <Link {...props} />
        </div>
      ) : (
        <Known {...props} />
      )}
    </Section>
  );
}

function Known({ replication, whyNot }: OnePageProps) {
  const { replicaId, replicaTitle, replicaIsPublic } = replication;
  if (replicaId === null) return null;
  const writes = whyNot.adapt === null || whyNot.record === null;
  const href = writes ? registryPaths.work.to(replicaId) : registryPaths.record.to(replicaId);
  return (
    <p>
      {writes || replicaIsPublic ? <a href={href}>{replicaTitle}</a> : replicaTitle}{' '}
      <Tag tone={replicaIsPublic ? 'success' : 'neutral'}>
        {t(replicaIsPublic ? 'transfer.record.public' : 'transfer.record.draft')}
      </Tag>
    </p>
  );
}

function Begin({ replication, form, errors, newId }: OnePageProps) {
  return (
    <Form action={paths.record.to(replication.id)}>
      <p>{t('transfer.record.lead')}</p>
      <HiddenField name="catatan_id" value={form.get('catatan_id') || newId} />
      <TextField
        name="judul_catatan"
        label={t('transfer.record.newTitle')}
        hint={t('transfer.record.newTitleHint')}
        value={
          form.has('judul_catatan')
            ? form.get('judul_catatan')
            : `${replication.originTitle} – ${replication.institutionName}`.slice(0, 300)
        }
        maxlength={300}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('transfer.record.begin')}</Button>
      </FormActions>
    </Form>
  );
}

function Link({ replication, records, form, errors }: OnePageProps) {
  if (records.length === 0) return null;
  return (
    <div class="mt-6">
      <Form action={paths.link.to(replication.id)}>
        <SelectField
          name="catatan_lama"
          label={t('transfer.record.existing')}
          hint={t('transfer.record.existingHint')}
          value={form.get('catatan_lama')}
          empty={t('transfer.choose')}
          choices={records.map((it) => ({ value: it.id, label: it.title }))}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('transfer.record.link')}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
