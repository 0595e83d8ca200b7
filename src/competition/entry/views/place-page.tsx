import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { type Entry, LONGEST_TITLE } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { PlaceFields } from './place-fields.tsx';

export type PlacePageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly values: { readonly title: string; readonly group: string; readonly category: string };
  readonly revision: number;
  readonly errors: FieldErrors;
};

/** Under which title, in which group and category it is entered. */
export function PlacePage({ entry, edition, values, revision, errors }: PlacePageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={entry.title} title={t('entry.place.title')} lead={t('entry.place.lead')} />
      <Form action={paths.place.to(entry.id)} guard>
        <HiddenField name="revision" value={String(revision)} />
        <TextField
          name="judul"
          label={t('entry.field.title')}
          hint={t('entry.place.hint')}
          value={values.title}
          maxlength={LONGEST_TITLE}
          errors={errors}
        />
        <PlaceFields document={edition.document} values={values} errors={errors} />
        <FormActions>
          <Button>{t('entry.place.save')}</Button>
          <LinkButton look="plain" href={paths.entry.to(entry.id)}>
            {t('entry.section.leave')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
