import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, type ButtonLook } from '#platform/ui/button.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';

export type PasskeyFormProps = {
  readonly action: string;
  /** Whether the device makes a passkey or answers with one. */
  readonly kind: 'create' | 'get';
  readonly options: object;
  readonly button: string;
  readonly look?: ButtonLook;
  /** Asks the device before anybody presses, where the browser can do so quietly. */
  readonly byItself?: boolean;
  readonly children?: ComponentChildren;
};

/**
 * A form that the device fills: the island `passkey` asks it and sends what it answers. It stays hidden where the browser
 * knows no passkeys, and says in its own words what the browser only names.
 */
export function PasskeyForm({ action, kind, options, button, look, byItself, children }: PasskeyFormProps) {
  return (
    <div hidden data-passkey-shown>
      <form
        class="form"
        action={action}
        method="post"
        autocomplete="off"
        data-passkey={kind}
        data-by-itself={byItself ? '' : undefined}
        data-options={JSON.stringify(options)}
        data-said-not-allowed-error={t(`identity.passkey.device.cancelled_${kind}`)}
        data-said-invalid-state-error={t('identity.passkey.why.known')}
        data-said={t('identity.passkey.device.failed')}
      >
        <HiddenField name="jawaban" value="" />
        {children}
        <p class="actions">
          <Button look={look ?? 'primary'}>{button}</Button>
        </p>
        <p class="field-error" role="alert" hidden />
      </form>
    </div>
  );
}
