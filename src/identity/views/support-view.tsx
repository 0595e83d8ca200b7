import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { PersonId } from '../model.ts';
import { paths } from '../paths.ts';
import type { PastView } from '../queries/support-view.ts';
import { LONGEST_REASON, SUPPORT_VIEW_MINUTES } from '../rules/support-view.ts';

export type AskSupportViewProps = {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly reason: string;
  readonly errors: FieldErrors;
};

export function AskSupportView({ person, reason, errors }: AskSupportViewProps) {
  return (
    <ConfirmPage
      title={t('identity.viewAs.question', { name: person.name })}
      action={paths.viewAs.to(person.id)}
      button={t('identity.viewAs.button')}
      cancel={paths.person.to(person.id)}
      errors={errors}
    >
      <p>{t('identity.viewAs.consequence', { n: SUPPORT_VIEW_MINUTES })}</p>
      <TextArea
        name="alasan"
        label={t('identity.field.reason')}
        hint={t('identity.viewAs.reasonHint')}
        rows={3}
        maxlength={LONGEST_REASON}
        value={reason}
        errors={errors}
      />
    </ConfirmPage>
  );
}

/** In place of a page or form that support is kept from. */
export function KeptFromSupport({ why, name }: { readonly why: 'read_only' | 'own_secrets'; readonly name: string }) {
  return (
    <>
      <PageHeader title={t(`identity.viewAs.kept.${why}`)} lead={t(`identity.viewAs.keptText.${why}`, { name })} />
      <PostButton action={paths.endSupportView.to()}>{t('identity.viewAs.end')}</PostButton>
    </>
  );
}

/** On one's own profile: who looked through one's eyes, when and why. */
export function PastViews({ views }: { readonly views: readonly PastView[] }) {
  if (views.length === 0) return null;
  return (
    <Section title={t('identity.viewAs.past')}>
      <p>{t('identity.viewAs.pastLead')}</p>
      <Table
        caption={t('identity.viewAs.past')}
        captionHidden
        columns={[
          { label: t('identity.viewAs.by') },
          { label: t('identity.field.since') },
          { label: t('identity.field.until') },
          { label: t('identity.field.reason') },
        ]}
        rows={views.map((it) => ({
          key: it.id,
          cells: [it.adminName, formatMoment(it.begunAt), formatMoment(it.endedAt), it.reason],
        }))}
      />
    </Section>
  );
}
