import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { FileField, HiddenField, NumberField, TextField } from '#platform/ui/text-field.tsx';
import type { InstrumentEdition } from '../model/edition.ts';
import { instrumentPresets } from '../model/presets.ts';
import { paths } from '../paths.ts';
import { titleOf, told } from '../wording.ts';

export type NewPageProps = {
  readonly id: string;
  /** Editions that may be copied. */
  readonly editions: readonly InstrumentEdition[];
  readonly typed: { readonly source: string; readonly title: string; readonly year: string };
  readonly errors: FieldErrors;
};

/** Where a new edition begins: from a preset, from one that was, from a file, or from nothing. */
export function NewPage({ id, editions, typed, errors }: NewPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('instrument.new.title')} lead={t('instrument.new.lead')} />
      <Form action={paths.new.to()} multipart>
        <HiddenField name="id" value={id} />
        <RadioGroup
          name="sumber"
          label={t('instrument.new.source')}
          value={typed.source}
          choices={sourcesOf(editions)}
          errors={errors}
        />
        <FileField
          name="berkas"
          label={t('instrument.new.file')}
          hint={t('instrument.new.fileHint')}
          accept=".json"
          optional
          errors={errors}
        />
        <TextField
          name="judul"
          label={t('instrument.field.title')}
          hint={t('instrument.new.titleHint')}
          value={typed.title}
          optional
          errors={errors}
          maxlength={300}
        />
        <NumberField name="tahun" label={t('instrument.field.year')} value={typed.year} whole errors={errors} />
        <FormActions>
          <Button>{t('instrument.new.make')}</Button>
          <LinkButton look="plain" href={paths.list.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function sourcesOf(editions: readonly InstrumentEdition[]) {
  const presets = instrumentPresets.map((it) => ({
    value: `contoh:${it.code}`,
    label: told(it, 'name'),
    hint: it.source,
  }));
  const copies = editions.map((it) => ({
    value: `salin:${it.id}`,
    label: t('instrument.new.copy', { title: titleOf(it) }),
    hint: it.ownerName,
  }));
  const others = [
    { value: 'kosong', label: t('instrument.new.empty'), hint: t('instrument.new.emptyHint') },
    { value: 'berkas', label: t('instrument.new.fromFile') },
  ];
  return [...presets, ...copies, ...others];
}
