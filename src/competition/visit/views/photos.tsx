import { FileInput } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_CAPTION, type Photo } from '../model/visit.ts';
import { paths } from '../paths.ts';
import type { VisitPageProps } from './visit-props.ts';

/** The photos of a visit, and the way to take another. */
export function Photos(props: VisitPageProps) {
  const { visit, errors, form } = props;
  const isOpen = visit.state !== 'finished';
  return (
    <Section title={t('visit.photosOf', { n: formatNumber(visit.photos.length) })} id="foto">
      <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {visit.photos.map((photo) => (
          <li key={photo.id}>
            <Shown photo={photo} {...props} />
          </li>
        ))}
      </ul>
      {isOpen ? (
        <Form action={paths.addPhoto.to(visit.id)} multipart label={t('visit.photo.add')}>
          <HiddenField name="id" value={props.photoId} />
          <FileInput waiting={null} megabytes={props.megabytes} errors={errors} photo />
          <TextField
            name="keterangan"
            label={t('visit.photo.caption')}
            value={form.get('keterangan')}
            maxlength={LONGEST_CAPTION}
            errors={errors}
            optional
          />
          <FormActions>
            <Button look="secondary">{t('visit.photo.add')}</Button>
          </FormActions>
        </Form>
      ) : null}
    </Section>
  );
}

function Shown({ photo, visit }: VisitPageProps & { readonly photo: Photo }) {
  const address = paths.photo.to(visit.id, photo.id);
  return (
    <figure>
      <a href={address}>
        <img
          src={address}
          alt={photo.caption || t('visit.photo.without')}
          loading="lazy"
          class="max-h-64 w-full object-cover"
        />
      </a>
      <figcaption>
        {photo.caption} <span class="muted">{`${photo.addedByName ?? ''}, ${formatMoment(photo.addedAt)}`}</span>
      </figcaption>
      {visit.state === 'finished' ? null : (
        <PostButton look="plain" small action={paths.removePhoto.to(visit.id, photo.id)}>
          {t('visit.photo.remove')}
        </PostButton>
      )}
    </figure>
  );
}
