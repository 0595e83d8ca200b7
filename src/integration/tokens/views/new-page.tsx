import type { Membership } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import { scopes, type TokenId, type TokenRefusal } from '../model.ts';
import { LONGEST_NAME, lifetimes } from '../rules.ts';
import { roleOf } from './tokens-page.tsx';

export type TypedToken = {
  readonly id: TokenId;
  readonly name: string;
  readonly membership: string;
  readonly scope: string;
  readonly days: string;
};

export type NewTokenProps = {
  readonly memberships: readonly Membership[];
  readonly typed: TypedToken;
  readonly refusals: readonly TokenRefusal[];
};

const fields: Partial<Readonly<Record<TokenRefusal, string>>> = {
  name_missing: 'nama',
  name_long: 'nama',
  not_held: 'keanggotaan',
  unknown_scope: 'hak',
  unknown_days: 'hari',
};

export function NewTokenPage({ memberships, typed, refusals }: NewTokenProps) {
  const errors: FieldErrors = Object.fromEntries(refusals.map((it) => [fields[it] ?? '', t(`tokens.refusal.${it}`)]));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('tokens.new.title')} lead={t('tokens.new.lead')} />
      <Form action={paths.newToken.to()}>
        <HiddenField name="id" value={typed.id} />
        <TextField
          name="nama"
          label={t('tokens.field.name')}
          hint={t('tokens.hint.name')}
          autocomplete="off"
          maxlength={LONGEST_NAME}
          value={typed.name}
          errors={errors}
        />
        <RadioGroup
          name="keanggotaan"
          label={t('tokens.field.membership')}
          hint={t('tokens.hint.membership')}
          value={typed.membership}
          choices={memberships.map((it) => ({ value: it.id, label: roleOf(it) }))}
          errors={errors}
        />
        <RadioGroup
          name="hak"
          label={t('tokens.field.scope')}
          value={typed.scope}
          choices={scopes.map((it) => ({
            value: it,
            label: t(`tokens.scope.${it}`),
            hint: t(`tokens.scopeHint.${it}`),
          }))}
          errors={errors}
        />
        <RadioGroup
          name="hari"
          label={t('tokens.field.days')}
          hint={t('tokens.hint.days')}
          value={typed.days}
          choices={lifetimes.map((it) => ({ value: String(it), label: t('tokens.days', { n: it }) }))}
          inline
          errors={errors}
        />
        <FormActions>
          <Button>{t('tokens.new.button')}</Button>
          <LinkButton look="plain" href={paths.tokens.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
