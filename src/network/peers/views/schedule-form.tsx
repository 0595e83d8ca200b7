import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { intervals, type Peer } from '../model.ts';
import { paths } from '../paths.ts';
import { intervalText } from './words.tsx';

/** How often the hub is asked. */
export function ScheduleForm({ peer, errors }: { readonly peer: Peer; readonly errors: FieldErrors }) {
  return (
    <Section title={t('peers.schedule.title')} id="jadwal" onScreenOnly>
      <Form action={paths.schedule.to(peer.id)}>
        <HiddenField name="revisi" value={String(peer.revision)} />
        <SelectField
          name="jadwal"
          label={t('peers.field.every')}
          value={String(peer.everyMinutes)}
          empty={null}
          choices={intervals.map((it) => ({ value: String(it), label: intervalText(it) }))}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('peers.schedule.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
