import { t } from '#platform/i18n/i18n.ts';

export type SearchBoxProps = {
  readonly action: string;
  readonly label: string;
  readonly value?: string;
  readonly name?: string;
  readonly hint?: string;
  /** Query fields to keep: the filters that are on. */
  readonly keep?: readonly (readonly [name: string, value: string])[];
  readonly large?: boolean;
  readonly id?: string;
};

/** Words to look for, in one line with its button. */
export function SearchBox({ action, label, value, name = 'q', hint, keep, large, id = 'cari' }: SearchBoxProps) {
  return (
    <search>
      <form class={large ? 'search search-large' : 'search'} action={action} method="get">
        <label class="field-label" for={id}>
          {label}
        </label>
        {hint ? (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
        <div class="search-row">
          <input
            class="input"
            id={id}
            name={name}
            type="search"
            value={value ?? ''}
            autocomplete="off"
            aria-describedby={hint ? `${id}-hint` : undefined}
          />
          {keep?.map(([field, kept]) => (
            <input key={`${field}=${kept}`} type="hidden" name={field} value={kept} />
          ))}
          <button class="btn btn-primary" type="submit">
            {t('platform.search.button')}
          </button>
        </div>
      </form>
    </search>
  );
}
