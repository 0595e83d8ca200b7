import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { MomentField } from '#platform/ui/moment-field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type Edition, LONGEST_REASON } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { closingOf } from '../rules/calendar.ts';

export type ExtendProps = {
  readonly edition: Edition;
  readonly typed: { readonly closes: string; readonly reason: string; readonly follow: boolean };
  readonly errors: FieldErrors;
};

/** More time for entrants: a public act, with its reason. */
export function ExtendPage({ edition, typed, errors }: ExtendProps) {
  const closing = closingOf(edition.document);
  return (
    <ConfirmPage
      title={t('edition.extend.title')}
      action={paths.extend.to(edition.id)}
      fields={{ revisi: String(edition.revision) }}
      button={t('edition.extend.button')}
      cancel={paths.work.to(edition.id)}
      errors={errors}
    >
      <p>{t('edition.extend.lead', { at: closing ? formatMoment(closing) : '' })}</p>
      <MomentField name="penutupan" label={t('edition.extend.closes')} value={typed.closes} errors={errors} />
      <TextArea
        name="alasan"
        label={t('edition.field.reason')}
        hint={t('edition.extend.reasonHint')}
        value={typed.reason}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
      <Checkbox
        name="ikut"
        label={t('edition.extend.follow')}
        hint={t('edition.extend.followHint')}
        checked={typed.follow}
        optional
      />
    </ConfirmPage>
  );
}
