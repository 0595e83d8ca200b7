import { numberText } from '#platform/document/write.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, NumberField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import { affairName, gainText, indexText, resultText } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';

/** What the index would be with more innovations; nothing of it is kept. */
export function WhatIf({ government, overview, asked, whatIf }: GovernmentPageProps) {
  const { edition } = overview.field;
  const missing = edition.basicAffairs.filter((it) => !overview.stands.claimed.covered.includes(it));
  return (
    <Section title={t('government.whatIf.title')} id="andai" onScreenOnly>
      <Form
        action={`${paths.one.to(government.id)}#andai`}
        method="get"
        label={t('government.whatIf.title')}
        class="form"
      >
        <HiddenField name="edisi" value={String(edition.year)} />
        <div class="form-row">
          <NumberField name="tambah" label={t('government.whatIf.n')} value={String(asked.n)} whole />
          <NumberField
            name="nilai"
            label={t('government.whatIf.points')}
            hint={t('government.whatIf.points.hint', { most: formatNumber(edition.sidMost) })}
            value={numberText(Math.round(asked.points * 100) / 100)}
          />
        </div>
        {missing.length > 0 ? (
          <CheckboxGroup
            name="urusan"
            label={t('government.whatIf.affairs')}
            hint={t('government.whatIf.affairs.hint')}
            values={asked.affairs}
            choices={missing.map((value) => ({ value, label: affairName(value) }))}
            optional
          />
        ) : null}
        <FormActions>
          <Button look="secondary">{t('government.whatIf.ask')}</Button>
        </FormActions>
      </Form>
      {whatIf && asked.n > 0 ? (
        <p role="status">
          <strong>{resultText(whatIf, edition)}</strong>{' '}
          {t('government.whatIf.result', {
            gain: gainText(whatIf.exact - overview.calculations.claimed.exact),
            now: indexText(overview.calculations.claimed.index, edition.decimals),
            count: whatIf.counted,
            n: formatNumber(whatIf.counted),
          })}
        </p>
      ) : null}
    </Section>
  );
}
