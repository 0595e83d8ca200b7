import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Objection } from '../model/objection.ts';
import { paths } from '../paths.ts';

type Props = {
  readonly objection: Pick<Objection, 'title' | 'ground' | 'raisedAt'>;
  readonly edition: string;
  readonly key_: string;
  readonly until: Date;
};

/** Opened from the mail; only the button confirms, for mail programs open links by themselves. */
export function ConfirmPage({ objection, edition, key_, until }: Props) {
  return (
    <>
      <PageHeader kicker={edition} title={t('objection.confirm.title')} lead={t('objection.confirm.lead')} />
      <SummaryList
        rows={[
          { label: t('objection.entry'), value: objection.title },
          { label: t('objection.groundLabel'), value: t(`objection.ground.${objection.ground}`) },
          { label: t('objection.confirm.sentAt'), value: formatMoment(objection.raisedAt) },
          { label: t('objection.confirm.until'), value: formatMoment(until) },
        ]}
      />
      <Form action={paths.confirm.to(key_)}>
        <FormActions>
          <Button>{t('objection.confirm.button')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** A key that nobody has, or that came too late; or too many of them in a minute. */
export function NoKeyPage({ why }: { readonly why: 'unknown' | 'expired' | 'busy' }) {
  return (
    <>
      <PageHeader title={t(`objection.key.${why}.title`)} lead={t(`objection.key.${why}.text`)} />
      <p class="actions">
        <LinkButton look="secondary" href={paths.find.to()}>
          {t('objection.find.title')}
        </LinkButton>
      </p>
    </>
  );
}
