import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { type HookRefusal, hookEvents } from '../model.ts';
import { LONGEST_DESCRIPTION, LONGEST_URL } from '../rules.ts';

export type TypedHook = {
  readonly url: string;
  readonly events: readonly string[];
  readonly description: string;
};

export type HookFormProps = {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly button: string;
  readonly cancel: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly typed: TypedHook;
  readonly refusals: readonly HookRefusal[];
};

const fields: Partial<Readonly<Record<HookRefusal, string>>> = {
  url_missing: 'alamat',
  url_long: 'alamat',
  url_malformed: 'alamat',
  url_scheme: 'alamat',
  url_credentials: 'alamat',
  url_private: 'alamat',
  no_event: 'kejadian',
  description_long: 'keterangan',
};

/** Where a hook leads and what it is told; for a new one and for one that is changed. */
export function HookFormPage(props: HookFormProps) {
  const { typed } = props;
  const errors: FieldErrors = Object.fromEntries(
    props.refusals.map((it) => [fields[it] ?? '', t(`webhooks.refusal.${it}`)]),
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={props.title} lead={props.lead} />
      <Form action={props.action}>
        {Object.entries(props.hidden).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <TextField
          name="alamat"
          label={t('webhooks.field.url')}
          hint={t('webhooks.hint.url')}
          type="url"
          autocomplete="off"
          spellcheck={false}
          maxlength={LONGEST_URL}
          value={typed.url}
          errors={errors}
        />
        <CheckboxGroup
          name="kejadian"
          label={t('webhooks.field.events')}
          values={typed.events}
          choices={hookEvents.map((it) => ({
            value: it,
            label: t(`webhooks.event.${it}`),
            hint: t(`webhooks.eventHint.${it}`),
          }))}
          errors={errors}
        />
        <TextField
          name="keterangan"
          label={t('webhooks.field.description')}
          hint={t('webhooks.hint.description')}
          autocomplete="off"
          maxlength={LONGEST_DESCRIPTION}
          value={typed.description}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{props.button}</Button>
          <LinkButton look="plain" href={props.cancel}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
