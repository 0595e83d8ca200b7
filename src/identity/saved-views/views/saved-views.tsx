import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { PersonId } from '../../model.ts';
import { LONGEST_NAME, type SavedView, type SavedViewId } from '../model.ts';
import { paths } from '../paths.ts';
import { hrefOfView, queryOfView } from '../rules.ts';

export type SavedViewsProps = {
  /** Path of the list. */
  readonly list: string;
  /** What stands behind it in the address of the page that is shown. */
  readonly query: string;
  readonly views: readonly SavedView[];
  readonly reader: PersonId | null;
  /** For the view that would be kept now. */
  readonly newId: SavedViewId;
};

/** The views of a list, each one step away, and the form that keeps what is shown now. */
export function SavedViews({ list, query, views, reader, newId }: SavedViewsProps) {
  const present = queryOfView(query);
  const isKept = views.some((it) => it.personId === reader && it.query === present);
  if (views.length === 0 && present === '') return null;
  return (
    <nav class="saved-views" aria-label={t('identity.savedView.label')}>
      {views.length === 0 ? null : (
        <ul>
          {views.map((it) => (
            <li key={it.id}>
              <a href={hrefOfView(it)} aria-current={it.query === present ? 'page' : undefined}>
                {it.name}
                {it.personId === reader ? null : (
                  <span class="saved-view-of"> {t('identity.savedView.of', { name: it.ownerName })}</span>
                )}
              </a>
            </li>
          ))}
          <li>
            <a class="saved-view-tend" href={paths.own.to(list)}>
              {t('identity.savedView.tend')}
            </a>
          </li>
        </ul>
      )}
      {present === '' || isKept ? null : (
        <details>
          <summary>{t('identity.savedView.keep.title')}</summary>
          <KeepForm id={newId} list={list} query={present} name="" shared={false} />
        </details>
      )}
    </nav>
  );
}

export type KeepFormProps = {
  readonly id: SavedViewId;
  readonly list: string;
  readonly query: string;
  readonly name: string;
  readonly shared: boolean;
  readonly errors?: Readonly<Record<string, string>>;
};

/** What a view is called, and who sees it. */
export function KeepForm({ id, list, query, name, shared, errors = {} }: KeepFormProps) {
  return (
    <Form action={paths.own.to()}>
      <HiddenField name="id" value={id} />
      <HiddenField name="daftar" value={list} />
      <HiddenField name="saringan" value={query} />
      <TextField
        name="nama"
        id="f-nama-tampilan"
        label={t('identity.savedView.name')}
        hint={t('identity.savedView.nameHint')}
        value={name}
        maxlength={LONGEST_NAME}
        width="medium"
        errors={errors}
      />
      <Share id="f-bagikan-tampilan" shared={shared} />
      <FormActions>
        <Button look="secondary">{t('identity.savedView.keep.button')}</Button>
      </FormActions>
    </Form>
  );
}

export function Share({ id, shared }: { readonly id: string; readonly shared: boolean }) {
  return (
    <p class="choice">
      <input id={id} type="checkbox" name="bagikan" value="ya" checked={shared} />
      <label for={id}>{t('identity.savedView.share')}</label>
    </p>
  );
}
