import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Peer, PeerKey } from '../model.ts';
import { paths } from '../paths.ts';
import { fingerprintOf, signingKey } from '../rules.ts';

type Props = {
  readonly peer: Peer;
  readonly keys: readonly PeerKey[];
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** A person compares the fingerprint with what the other office tells by another way, and trusts the key from then on. */
export function ConfirmForm({ peer, keys, errors, now }: Props) {
  const fresh = keys.filter((it) => !it.isTrusted);
  const key = signingKey(fresh, now) ?? signingKey(keys, now);
  if (peer.kind === 'tuntas' && !key) return null;
  return (
    <Section title={t('peers.confirm.title')} id="percaya">
      <p>{peer.kind === 'tuntas' ? t('peers.confirm.text') : t('peers.confirm.foreign')}</p>
      {key ? (
        <p class="my-4">
          <code class="break-words">{fingerprintOf(key)}</code>
        </p>
      ) : null}
      <Form action={paths.confirm.to(peer.id)}>
        <HiddenField name="revisi" value={String(peer.revision)} />
        <HiddenField name="sidik" value={key ? fingerprintOf(key) : ''} />
        {key ? (
          <CheckboxGroup
            name="cocok"
            label={t('peers.confirm.compared')}
            values={[]}
            choices={[{ value: 'ya', label: t('peers.confirm.same', { name: peer.name }) }]}
            errors={errors}
          />
        ) : null}
        <FormActions>
          <Button>{t('peers.confirm.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
