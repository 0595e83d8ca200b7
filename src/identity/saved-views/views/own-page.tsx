import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_NAME, type SavedView } from '../model.ts';
import { paths } from '../paths.ts';
import { hrefOfView } from '../rules.ts';
import { Share } from './saved-views.tsx';

export type OwnPageProps = {
  readonly views: readonly SavedView[];
  /** The list one came from; '' when one came from elsewhere. */
  readonly from: string;
  readonly errors: FieldErrors;
};

/** One's own views of all lists, to rename, share, delete and bring back. */
export function OwnPage({ views, from, errors }: OwnPageProps) {
  const kept = views.filter((it) => it.deletedAt === null);
  const deleted = views.filter((it) => it.deletedAt !== null);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('identity.savedView.own.title')}
        lead={t('identity.savedView.own.lead')}
        actions={from === '' ? null : <LinkButton href={from}>{t('identity.savedView.back')}</LinkButton>}
      />
      {kept.length === 0 ? (
        <EmptyState title={t('identity.savedView.own.none')}>{t('identity.savedView.own.noneText')}</EmptyState>
      ) : (
        kept.map((it) => <Kept key={it.id} view={it} errors={errors} />)
      )}
      {deleted.length === 0 ? null : (
        <Section title={t('identity.savedView.deleted.title')} id="dihapus">
          <ul class="work">
            {deleted.map((it) => (
              <li key={it.id}>
                <span>
                  {it.name}{' '}
                  <span class="muted">
                    {t('identity.savedView.deleted.at', { at: it.deletedAt ? formatMoment(it.deletedAt) : '' })}
                  </span>
                </span>
                <PostButton look="secondary" action={paths.bringBack.to(it.id)} fields={{ daftar: it.list }}>
                  {t('identity.savedView.deleted.bringBack')}
                </PostButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Kept({ view, errors }: { readonly view: SavedView; readonly errors: FieldErrors }) {
  const { id, name, list, shared } = view;
  const error = errors[`nama.${id}`];
  return (
    <Section title={name}>
      <p>
        <a href={hrefOfView(view)}>{t('identity.savedView.own.open', { name })}</a>
      </p>
      <details open={error !== undefined}>
        <summary>{t('identity.savedView.own.change')}</summary>
        <Form action={paths.change.to(id)} label={t('identity.savedView.own.changing', { name })}>
          <HiddenField name="daftar" value={list} />
          <TextField
            name="nama"
            id={`f-nama.${id}`}
            label={t('identity.savedView.name')}
            value={name}
            maxlength={LONGEST_NAME}
            width="medium"
            errors={error === undefined ? {} : { nama: error }}
          />
          <Share id={`f-bagikan-${id}`} shared={shared} />
          <FormActions>
            <Button look="secondary">{t('identity.savedView.own.save')}</Button>
          </FormActions>
        </Form>
        <PostButton look="plain" action={paths.remove.to(id)}>
          {t('identity.savedView.own.remove', { name })}
        </PostButton>
      </details>
    </Section>
  );
}
