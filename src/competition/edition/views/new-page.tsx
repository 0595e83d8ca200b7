import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { FileField, HiddenField, NumberField, TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../model/edition.ts';
import { editionPresets } from '../model/presets.ts';
import { paths } from '../paths.ts';
import { told } from '../wording.ts';

export type NewPageProps = {
  readonly id: string;
  /** Editions that may be copied. */
  readonly editions: readonly Edition[];
  readonly typed: { readonly source: string; readonly title: string; readonly year: string };
  readonly errors: FieldErrors;
};

/** Where a new edition begins: from a preset, from one that was, or from a file. */
export function NewPage({ id, editions, typed, errors }: NewPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('edition.new.title')} lead={t('edition.new.lead')} />
      <Form action={paths.new.to()} multipart>
        <HiddenField name="id" value={id} />
        <TextField
          name="judul"
          label={t('edition.field.title')}
          hint={t('edition.new.titleHint')}
          value={typed.title}
          optional
          errors={errors}
          maxlength={300}
        />
        <NumberField
          name="tahun"
          label={t('edition.field.year')}
          hint={t('edition.new.yearHint')}
          value={typed.year}
          whole
          errors={errors}
        />
        <RadioGroup
          name="sumber"
          label={t('edition.new.source')}
          value={typed.source}
          choices={sourcesOf(editions)}
          errors={errors}
        />
        <FileField
          name="berkas"
          label={t('edition.new.file')}
          hint={t('edition.new.fileHint')}
          accept=".json"
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('edition.new.make')}</Button>
          <LinkButton look="plain" href={paths.organised.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function sourcesOf(editions: readonly Edition[]) {
  const presets = editionPresets.map((it) => ({
    value: `contoh:${it.code}`,
    label: told(it, 'name'),
    hint: it.source,
  }));
  const copies = editions.map((it) => ({
    value: `salin:${it.id}`,
    label: t('edition.new.copy', { title: told(it.document, 'title') || t('edition.untitled') }),
    hint: it.organiserName,
  }));
  return [...presets, ...copies, { value: 'berkas', label: t('edition.new.fromFile') }];
}
