import { t, tStored } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Delivery, NoticeKind } from '../model.ts';
import { paths } from '../paths.ts';
import { choicesFor } from '../rules.ts';

export type SettingsProps = {
  readonly kinds: readonly NoticeKind[];
  readonly wanted: ReadonlyMap<string, Delivery>;
  readonly errors: FieldErrors;
};

/** How each kind comes by mail; inside the product every notice is shown. */
export function SettingsPage({ kinds, wanted, errors }: SettingsProps) {
  return (
    <>
      <PageHeader title={t('notification.settings.title')} lead={t('notification.settings.lead')} />
      <p class="muted">{t('notification.settings.hint')}</p>
      <Form action={paths.settings.to()} guard>
        {kinds.map((it) => (
          <KindField key={it.kind} kind={it} wanted={wanted.get(it.kind) ?? 'at_once'} error={errors[it.kind]} />
        ))}
        <FormActions>
          <Button>{t('notification.settings.save')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

type KindFieldProps = { readonly kind: NoticeKind; readonly wanted: Delivery; readonly error: string | undefined };

function KindField({ kind, wanted, error }: KindFieldProps) {
  return (
    <div class="py-2">
      <SelectField
        name={kind.kind}
        label={tStored(`${kind.kind}.setting`)}
        {...(kind.isOwed ? { hint: t('notification.settings.owed') } : {})}
        value={wanted}
        empty={null}
        width="medium"
        {...(error ? { error } : {})}
        choices={choicesFor(kind).map((value) => ({ value, label: t(`notification.delivery.${value}`) }))}
      />
      <a href={paths.example.to(kind.kind)}>
        {t('notification.example.link')}
        <span class="sr-only">: {tStored(`${kind.kind}.setting`)}</span>
      </a>
    </div>
  );
}
