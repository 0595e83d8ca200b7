import { numberText } from '#platform/document/write.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type IndexEdition, indexFormulas, indexNames } from '../model/edition.ts';
import { paths } from '../paths.ts';
import type { HeldEdition } from '../queries/editions.ts';
import { editionName, named } from '../wording.ts';

export type ChangePageProps = {
  readonly held: HeldEdition;
  /** What was typed; empty on the first visit. */
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly isStale: boolean;
};

type Part = ChangePageProps & {
  readonly edition: IndexEdition;
  /** What stands in a box: what was typed, else what holds. */
  readonly at: (name: string, kept: string) => string;
};

/** The rules of an edition to be changed, with the reason. */
export function ChangePage(props: ChangePageProps) {
  const { held, form, errors, isStale } = props;
  const { edition } = held;
  const part: Part = { ...props, edition, at: (name, kept) => (form.has('revisi') ? form.get(name) : kept) };
  return (
    <>
      <PageHeader
        kicker={editionName(edition)}
        title={t('government.rules.change')}
        lead={t('government.rules.lead')}
      />
      <ErrorSummary errors={errors} />
      {isStale ? (
        <Notice tone="warning" role="alert">
          {t('government.refusal.stale')} <a href={paths.edition.to(edition.year)}>{t('government.stale.now')}</a>
        </Notice>
      ) : null}
      <Form action={paths.change.to(edition.year)} guard>
        <HiddenField name="revisi" value={isStale ? String(held.no) : part.at('revisi', String(held.no))} />
        <Figures {...part} />
        <Bands {...part} />
        <Eligibility {...part} />
        <Formulas {...part} />
        <Effort {...part} />
        <TextArea
          name="alasan"
          label={t('government.rules.reason')}
          hint={t('government.rules.reason.hint')}
          errors={errors}
          value={part.at('alasan', '')}
          rows={3}
        />
        <FormActions>
          <Button>{t('government.rules.save')}</Button>
          <LinkButton look="secondary" href={paths.edition.to(edition.year)}>
            {t('government.rules.back')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function Figures({ edition, at, errors }: Part) {
  return (
    <FieldGroup title={t('government.rules.figures')}>
      {(['leastDivisor', 'mostCounted', 'perInnovation', 'leastBasicAffairs', 'totalMost'] as const).map((name) => (
        <NumberField
          key={name}
          name={name}
          label={t(`government.field.${name}`)}
          errors={errors}
          value={at(name, numberText(edition[name]))}
        />
      ))}
    </FieldGroup>
  );
}

function Bands({ edition, at, errors }: Part) {
  return (
    <FieldGroup title={t('government.rules.bands')}>
      {edition.bands.map((it, place) => (
        <NumberField
          key={it.name}
          name={`kategori.${place}`}
          label={t('government.field.bandFrom', { band: named(it) })}
          errors={errors}
          value={at(`kategori.${place}`, numberText(it.from))}
        />
      ))}
    </FieldGroup>
  );
}

function Eligibility({ edition, at, errors }: Part) {
  const { appliedFrom, appliedUntil, designWords } = edition.eligibility;
  return (
    <FieldGroup title={t('government.rules.eligibility')}>
      <DateField
        name="appliedFrom"
        label={t('government.field.appliedFrom')}
        errors={errors}
        value={at('appliedFrom', appliedFrom ?? '')}
        optional
      />
      <DateField
        name="appliedUntil"
        label={t('government.field.appliedUntil')}
        errors={errors}
        value={at('appliedUntil', appliedUntil ?? '')}
        optional
      />
      <NumberField
        name="designWords"
        label={t('government.field.designWords')}
        errors={errors}
        value={at('designWords', designWords === null ? '' : String(designWords))}
        whole
        optional
      />
      <RadioGroup
        name="mandatory"
        label={t('government.field.mandatory')}
        errors={errors}
        value={at('mandatory', edition.mandatory)}
        choices={(['told', 'owed'] as const).map((value) => ({
          value,
          label: t(`government.field.mandatory.${value}`),
        }))}
      />
    </FieldGroup>
  );
}

function Formulas({ edition, at, errors }: Part) {
  return (
    <FieldGroup
      title={t('government.rules.formulas')}
      text={t('government.rules.formulas.names', { names: indexNames.join(', ') })}
    >
      {indexFormulas.map((it) => (
        <TextField
          key={it}
          name={`rumus.${it}`}
          label={t(`government.formula.${it}`)}
          errors={errors}
          value={at(`rumus.${it}`, edition.formulas[it])}
          spellcheck={false}
          autocomplete="off"
        />
      ))}
    </FieldGroup>
  );
}

function Effort({ edition, at, errors }: Part) {
  return (
    <FieldGroup title={t('government.rules.effort')}>
      {edition.effort.kinds.map((it) => (
        <NumberField
          key={it.code}
          name={`jam.${it.code}`}
          label={named(it)}
          errors={errors}
          value={at(`jam.${it.code}`, numberText(it.hours))}
        />
      ))}
    </FieldGroup>
  );
}
