import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { intervals, type PeerId, peerKinds } from '../model.ts';
import { paths } from '../paths.ts';
import { LONGEST_ADDRESS } from '../rules.ts';
import { intervalText } from './words.tsx';

export type TypedPeer = { readonly address: string; readonly kind: string; readonly every: string };

type Props = { readonly id: PeerId; readonly typed: TypedPeer; readonly errors: FieldErrors };

/** Where the other hub is, of which kind, and how often it is asked. */
export function ProposePage({ id, typed, errors }: Props) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('peers.propose.title')} lead={t('peers.propose.lead')} />
      <Form action={paths.propose.to()}>
        <HiddenField name="id" value={id} />
        <TextField
          name="alamat"
          label={t('peers.field.address')}
          hint={t('peers.hint.address')}
          type="url"
          autocomplete="off"
          spellcheck={false}
          maxlength={LONGEST_ADDRESS}
          value={typed.address}
          errors={errors}
        />
        <RadioGroup
          name="jenis"
          label={t('peers.field.kind')}
          value={typed.kind}
          choices={peerKinds.map((it) => ({
            value: it,
            label: t(`peers.kind.${it}`),
            hint: t(`peers.kindHint.${it}`),
          }))}
          errors={errors}
        />
        <SelectField
          name="jadwal"
          label={t('peers.field.every')}
          value={typed.every}
          choices={intervals.map((it) => ({ value: String(it), label: intervalText(it) }))}
          errors={errors}
        />
        <FormActions>
          <Button>{t('peers.propose.ask')}</Button>
          <LinkButton look="plain" href={paths.list.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
