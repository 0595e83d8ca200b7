import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from './button.tsx';
import { Form, FormActions } from './form.tsx';

export type FilterFormProps = {
  /** The address of the list, which is also that without any filter. */
  readonly action: string;
  /** A filter is on. */
  readonly open: boolean;
  /** Fields to keep that the form does not show, such as the order. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
  readonly children: ComponentChildren;
};

/** What a list is narrowed by, folded away until it is wanted. */
export function FilterForm({ action, open, keep = {}, children }: FilterFormProps) {
  const kept = Object.entries(keep).filter((it): it is [string, string] => Boolean(it[1]));
  return (
    <details class="filters mb-6" open={open}>
      <summary>{t('platform.filter.title')}</summary>
      <Form action={action} method="get" class="filter-form">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="grid gap-4 md:grid-cols-3">{children}</div>
        <div class="mt-4">
          <FormActions>
            <Button look="secondary">{t('platform.filter.apply')}</Button>
            {open ? (
              <LinkButton look="plain" href={action}>
                {t('platform.filter.clear')}
              </LinkButton>
            ) : null}
          </FormActions>
        </div>
      </Form>
    </details>
  );
}
