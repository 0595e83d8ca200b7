import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { paths } from '../../paths.ts';
import type { OnePageProps } from './props.ts';
import { Folded, Revision } from './verify-forms.tsx';

/** What is done now and then: naming who accompanies, letting it rest, giving it up. */
export function OtherDeeds(props: OnePageProps) {
  const { replication, whyNot } = props;
  const mayAppoint = whyNot.appoint === null && !replication.commitments.some((it) => it.side === 'facilitator');
  if (!mayAppoint && whyNot.pause !== null && whyNot.stop !== null) return null;
  return (
    <Section title={t('transfer.other.title')} id="lain" onScreenOnly>
      {mayAppoint ? <Appoint {...props} /> : null}
      {whyNot.pause === null ? (
        <Folded
          {...props}
          title={t('transfer.pause.title')}
          text={t('transfer.pause.text')}
          action={paths.pause.to(replication.id)}
          name="alasan_tunda"
          label={t('transfer.pause.reason')}
          button={t('transfer.pause.send')}
        />
      ) : null}
      {whyNot.stop === null ? (
        <Folded
          {...props}
          title={t('transfer.stop.title')}
          text={t('transfer.stop.text')}
          action={paths.stop.to(replication.id)}
          name="alasan_henti"
          label={t('transfer.stop.reason')}
          button={t('transfer.stop.send')}
        />
      ) : null}
    </Section>
  );
}

function Appoint(props: OnePageProps) {
  const { replication, facilitators, form, errors } = props;
  return (
    <Form action={paths.appoint.to(replication.id)}>
      <Revision {...props} />
      <SelectField
        name="fasilitator"
        label={t('transfer.appoint.label')}
        hint={t('transfer.appoint.hint')}
        value={form.get('fasilitator') || replication.facilitatorId}
        empty={t('transfer.choose')}
        choices={facilitators.map((it) => ({ value: it.id, label: `${it.name} (${it.place})` }))}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('transfer.appoint.send')}</Button>
      </FormActions>
    </Form>
  );
}
