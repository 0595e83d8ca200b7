import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../peers/rules.ts';
import type { KeptKey, KeyState } from '../model.ts';

export type ShownKey = KeptKey & { readonly state: KeyState };
export type TypedKeys = { readonly days: string; readonly key: string; readonly reason: string };

type Props = {
  readonly keys: readonly ShownKey[];
  readonly hasNext: boolean;
  readonly typed: TypedKeys;
  readonly errors: FieldErrors;
};

const tones = { next: 'info', signing: 'success', lost: 'danger', ended: 'neutral', revoked: 'danger' } as const;

/** The keys by which the hub signs what it publishes, with the next one and what to do when one is known to others. */
export function KeysPage({ keys, hasNext, typed, errors }: Props) {
  const lost = keys.some((key) => key.state === 'lost');
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('keys.title')} lead={t('keys.lead')} />
      {lost ? (
        <Notice tone="danger">
          <p>{t('keys.lost')}</p>
        </Notice>
      ) : null}
      <Table
        caption={t('keys.title')}
        captionHidden
        columns={[
          { label: t('keys.field.key') },
          { label: t('keys.field.state') },
          { label: t('keys.field.from') },
          { label: t('keys.field.until') },
          { label: t('keys.field.announcedBy') },
        ]}
        rows={keys.map((key) => ({ key: key.id, cells: cellsOf(key) }))}
      />
      <AnnounceForm count={keys.length} hasNext={hasNext} typed={typed} errors={errors} />
      <RevokeForm keys={keys.filter((key) => key.revokedAt === null)} typed={typed} errors={errors} />
    </>
  );
}

function cellsOf(key: ShownKey) {
  return [
    <>
      <code>{key.id}</code>
      <div class="muted break-words text-sm font-normal">{fingerprintOf(key)}</div>
    </>,
    <>
      <Tag tone={tones[key.state]}>{t(`keys.state.${key.state}`)}</Tag>
      {key.revokeReason ? <p class="muted">{key.revokeReason}</p> : null}
    </>,
    formatMoment(key.fromAt),
    (key.revokedAt ?? key.untilAt) ? formatMoment((key.revokedAt ?? key.untilAt) as Date) : t('keys.noEnd'),
    key.announcedBy ? <code>{key.announcedBy}</code> : t('keys.byNobody'),
  ];
}

type AnnounceProps = {
  readonly count: number;
  readonly hasNext: boolean;
  readonly typed: TypedKeys;
  readonly errors: FieldErrors;
};

function AnnounceForm({ count, hasNext, typed, errors }: AnnounceProps) {
  return (
    <Section title={t('keys.announce.title')} id="berikutnya" onScreenOnly>
      <p>{hasNext ? t('keys.announce.waits') : t('keys.announce.text')}</p>
      {hasNext ? null : (
        <Form action={paths.announceKey.to()}>
          <HiddenField name="jumlah" value={String(count)} />
          <TextField
            name="hari"
            label={t('keys.announce.days')}
            hint={t('keys.announce.hint')}
            value={typed.days}
            errors={errors}
            inputmode="numeric"
            width="short"
          />
          <FormActions>
            <Button look="secondary">{t('keys.announce.button')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}

type RevokeProps = { readonly keys: readonly ShownKey[]; readonly typed: TypedKeys; readonly errors: FieldErrors };

function RevokeForm({ keys, typed, errors }: RevokeProps) {
  return (
    <Section title={t('keys.revoke.title')} id="cabut" onScreenOnly>
      <p>{t('keys.revoke.text')}</p>
      <Form action={paths.revokeKey.to()}>
        <SelectField
          name="kunci"
          label={t('keys.revoke.key')}
          value={typed.key}
          empty={t('keys.revoke.choose')}
          choices={keys.map(({ id, state }) => ({ value: id, label: `${id} · ${t(`keys.state.${state}`)}` }))}
          errors={errors}
        />
        <TextField name="alasan" label={t('keys.revoke.reason')} value={typed.reason} errors={errors} />
        <FormActions>
          <Button look="danger">{t('keys.revoke.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
