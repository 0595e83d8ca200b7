import { type Evidence, typeText } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { sustainabilityStatuses } from '#registry/index.ts';
import { LONGEST_TEXT } from '../model/check.ts';
import { paths } from '../paths.ts';
import type { ItemPageProps } from './item-props.ts';
import { statusName } from './tags.tsx';

const evidenceLabel = (it: Evidence): string =>
  [it.title, it.number, typeText(it)].filter((text) => text !== '').join(' · ');

/** The four states with reason, day and evidence. */
export function AnswerForm({ item, deeds, typed, locker, today, errors }: ItemPageProps) {
  const title = item.status === null ? t('check.answer.title') : t('check.answer.again');
  if (deeds.answer)
    return (
      <Section title={title} id="jawab" onScreenOnly>
        <DisabledWithReason id="jawab-tombol" reason={t(`check.refusal.${deeds.answer}`)}>
          {t('check.answer.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={title} id="jawab" onScreenOnly>
      <Form action={paths.answer.to(item.id)} guard>
        <HiddenField name="revisi" value={String(item.revision)} />
        <RadioGroup
          name="status"
          label={t('check.answer.status')}
          value={typed.status}
          choices={sustainabilityStatuses.map((value) => ({
            value,
            label: statusName(value),
            hint: t(`check.statusHint.${value}`),
          }))}
          errors={errors}
        />
        <DateField name="sejak" label={t('check.field.since')} value={typed.since} max={today} errors={errors} />
        <TextArea
          name="alasan"
          label={t('check.field.reason')}
          hint={t('check.field.reasonHint')}
          value={typed.reason}
          rows={4}
          maxlength={LONGEST_TEXT}
          errors={errors}
        />
        <SelectField
          name="bukti"
          label={t('check.field.evidence')}
          hint={t('check.field.evidenceHint')}
          value={typed.evidence}
          choices={locker.map((it) => ({ value: it.id, label: evidenceLabel(it) }))}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('check.answer.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** The admin verifies or sends back; not there while nothing was answered. */
export function JudgeForm({ item, deeds, typed, errors }: ItemPageProps) {
  if (deeds.judge === 'not_answered') return null;
  if (deeds.judge)
    return (
      <Section title={t('lasting.decide.title')} id="periksa" onScreenOnly>
        <DisabledWithReason id="periksa-tombol" reason={t(`check.refusal.${deeds.judge}`)}>
          {t('lasting.decide.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('lasting.decide.title')} id="periksa" onScreenOnly>
      <Form action={paths.judge.to(item.id)} guard>
        <HiddenField name="revisi" value={String(item.revision)} />
        <RadioGroup
          name="hasil"
          label={t('lasting.decide.verdict')}
          value={typed.verdict}
          choices={[
            { value: 'verify', label: t('lasting.decide.verify'), hint: t('check.judge.verifyHint') },
            { value: 'return', label: t('lasting.decide.return'), hint: t('lasting.decide.returnHint') },
          ]}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('lasting.decide.note')}
          hint={t('lasting.decide.noteHint')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_TEXT}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('lasting.decide.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
