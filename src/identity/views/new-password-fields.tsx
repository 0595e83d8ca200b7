import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { MIN_PASSWORD } from '../rules/password.ts';

/** A new password twice, tied to the account's address for password managers; null when the form asks for the address itself. */
export function NewPasswordFields({ email, errors }: { readonly email: string | null; readonly errors: FieldErrors }) {
  return (
    <>
      {email === null ? null : (
        <input type="text" name="surel-akun" value={email} autocomplete="username" readonly hidden />
      )}
      <TextField
        name="sandi"
        label={t('identity.field.newPassword')}
        hint={t('identity.password.hint', { n: MIN_PASSWORD })}
        type="password"
        autocomplete="new-password"
        errors={errors}
      />
      <TextField
        name="sandi2"
        label={t('identity.field.repeatPassword')}
        type="password"
        autocomplete="new-password"
        errors={errors}
      />
    </>
  );
}
