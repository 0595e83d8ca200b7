import type { ComponentChildren } from 'preact';
import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, FileField, HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type EvidenceKind, LONGEST_LINE, LONGEST_NOTE, LONGEST_TITLE, LONGEST_URL } from '../model.ts';
import { paths } from '../paths.ts';
import { acceptedEndings, mediaTypes } from '../rules/media.ts';
import type { Waiting } from './waiting.ts';

export type EvidenceFormProps = {
  readonly action: string;
  readonly kind: EvidenceKind;
  readonly form: FormValues;
  readonly hidden: Readonly<Record<string, string>>;
  /** What the form may bring; null when the file stands already. */
  readonly brings: { readonly waiting: Waiting | null; readonly megabytes: number } | null;
  readonly errors: FieldErrors;
  readonly cancel: string;
};

type PageProps = EvidenceFormProps & { readonly title: string; readonly lead: string | null };

/** An evidence to be added or changed, on a page of its own. */
export function EvidenceFormPage({ title, lead, ...form }: PageProps) {
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={lead} />
      <EvidenceForm {...form} />
    </>
  );
}

/** The fields of an evidence, also as a part of another page. `children` stand before the button. */
export function EvidenceForm(props: EvidenceFormProps & { readonly children?: ComponentChildren }) {
  const { form, errors, brings, kind } = props;
  return (
    <Form action={props.action} multipart={brings !== null && kind === 'file'} guard>
      {Object.entries(props.hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {brings && kind === 'file' ? <FileInput {...brings} errors={errors} /> : null}
      {kind === 'link' ? (
        <TextField
          name="tautan"
          type="url"
          label={t('files.field.url')}
          hint={t('files.hint.url')}
          value={form.get('tautan')}
          maxlength={LONGEST_URL}
          errors={errors}
        />
      ) : null}
      <PaperFields form={form} errors={errors} />
      {props.children}
      <FormActions>
        <Button>{t('files.form.save')}</Button>
        <LinkButton look="plain" href={props.cancel}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function PaperFields({ form, errors }: { readonly form: FormValues; readonly errors: FieldErrors }) {
  const box = (name: string) => ({ name, value: form.get(name), errors });
  return (
    <>
      <TextField
        {...box('judul')}
        label={t('files.field.title')}
        hint={t('files.hint.title')}
        maxlength={LONGEST_TITLE}
      />
      <TextField {...box('nomor')} label={t('files.field.number')} maxlength={LONGEST_LINE} optional />
      <DateField {...box('tanggal')} label={t('files.field.documentDate')} optional />
      <TextField {...box('penerbit')} label={t('files.field.issuer')} maxlength={LONGEST_LINE} optional />
      <TextField
        {...box('halaman')}
        label={t('files.field.page')}
        hint={t('files.hint.page')}
        maxlength={LONGEST_LINE}
        width="medium"
        optional
      />
      <NumberField
        {...box('berlaku')}
        label={t('files.field.validityYear')}
        hint={t('files.hint.validityYear')}
        whole
        optional
      />
      <TextArea {...box('catatan')} label={t('files.field.note')} rows={3} maxlength={LONGEST_NOTE} optional />
      <Checkbox
        name="umum"
        label={t('files.field.isPublic')}
        hint={t('files.hint.isPublic')}
        checked={form.get('umum') === 'ya'}
        errors={errors}
        optional
      />
    </>
  );
}

type FileInputProps = NonNullable<EvidenceFormProps['brings']> & {
  readonly errors: FieldErrors;
  /** Photos alone, which a phone takes there and then. */
  readonly photo?: true;
};

/** The chooser; where there is script, the file goes ahead of the form in parts that survive a lost connection. */
export function FileInput({ waiting, megabytes, errors, photo }: FileInputProps) {
  const kinds = photo ? ['JPG', 'PNG', 'WebP'] : Object.values(mediaTypes).map((it) => it.name);
  const hint = t('files.hint.file', { kinds: kinds.join(', '), megabytes: formatNumber(megabytes) });
  return (
    <div
      data-upload={paths.uploads.to()}
      data-upload-limit={megabytes}
      data-upload-going={t('files.upload.going', { n: '{n}' })}
      data-upload-waiting={t('files.upload.waiting')}
      data-upload-failed={t('files.upload.failed')}
      data-upload-large={t('files.fault.too_large', { n: formatNumber(megabytes) })}
    >
      <FileField
        name="berkas"
        label={waiting ? t('files.field.otherFile') : t('files.field.file')}
        hint={hint}
        accept={photo ? 'image/*' : acceptedEndings}
        errors={errors}
        optional={waiting !== null}
        {...(photo ? { capture: 'environment' as const } : {})}
      />
      {waiting ? <p class="mt-2 font-semibold">{t('files.upload.kept', { name: waiting.name })}</p> : null}
      <HiddenField name="unggahan" value={waiting?.upload ?? ''} />
      <p class="mt-2" role="status" data-upload-said />
      <progress class="w-full" max={100} value={0} hidden aria-label={t('files.upload.label')} data-upload-bar />
    </div>
  );
}
