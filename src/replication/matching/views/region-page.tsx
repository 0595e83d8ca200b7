import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, NumberField, TextField } from '#platform/ui/text-field.tsx';
import {
  isYesNo,
  LONGEST_SOURCE,
  type RegionFactName,
  type RegionFacts,
  regionFactNames,
} from '../model/region-fact.ts';
import { paths } from '../paths.ts';
import { factText } from './reasons.ts';

export type RegionPageProps = {
  readonly code: string;
  readonly title: string;
  readonly typed: Readonly<
    Record<RegionFactName, { readonly value: string; readonly year: string; readonly source: string }>
  >;
  readonly mark: string;
  readonly errors: FieldErrors;
  /** What stands now, where the form is older. */
  readonly stored: RegionFacts | null;
};

/** What is published of one region; each number with its year and source, or nothing. */
export function RegionPage({ code, title, typed, mark, errors, stored }: RegionPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={title} lead={t('matching.region.lead')} />
      {stored ? <Stored facts={stored} /> : null}
      <Form action={paths.region.to(code)} guard>
        <HiddenField name="tanda" value={mark} />
        {regionFactNames.map((name) => (
          <FieldGroup key={name} title={t(`matching.fact.${name}`)} text={t(`matching.factHint.${name}`)}>
            {isYesNo(name) ? (
              <SelectField
                name={`${name}.value`}
                label={t('matching.value')}
                value={typed[name].value}
                empty={t('matching.unknown')}
                choices={[
                  { value: 'ya', label: t('platform.yes') },
                  { value: 'tidak', label: t('platform.no') },
                ]}
                errors={errors}
                optional
              />
            ) : (
              <NumberField
                name={`${name}.value`}
                label={t('matching.value')}
                value={typed[name].value}
                suffix={t(`matching.unit.${name}`)}
                width="medium"
                errors={errors}
                optional
              />
            )}
            <NumberField
              name={`${name}.year`}
              label={t('matching.year')}
              value={typed[name].year}
              whole
              errors={errors}
              optional
            />
            <TextField
              name={`${name}.source`}
              label={t('matching.source')}
              value={typed[name].source}
              maxlength={LONGEST_SOURCE}
              errors={errors}
              optional
            />
          </FieldGroup>
        ))}
        <FormActions>
          <Button>{t('matching.region.save')}</Button>
          <LinkButton look="plain" href={paths.regions.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function Stored({ facts }: { readonly facts: RegionFacts }) {
  const rows = regionFactNames.map((name) => {
    const fact = facts[name];
    const value = fact ? `${factText(name, fact.value)} (${fact.year}, ${fact.source})` : null;
    return { label: t(`matching.fact.${name}`), value };
  });
  return (
    <Notice tone="warning" title={t('matching.region.stored')}>
      <SummaryList rows={rows} />
    </Notice>
  );
}
