import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import { type Departure, LONGEST_REASON } from '../model.ts';

export type LeavePageProps = { readonly departure: Departure; readonly reason: string; readonly errors: FieldErrors };

/** Says that nobody has to take over from who left, with the reason. */
export function LeavePage({ departure, reason, errors }: LeavePageProps) {
  const { innovationId, personId, name, title, keepers } = departure;
  return (
    <ConfirmPage
      title={t('departure.leave.title', { name })}
      action={paths.leaveDeparted.to(innovationId, personId)}
      button={t('departure.leave.button')}
      cancel={paths.keepers.to(innovationId)}
      errors={errors}
    >
      <p>{title}</p>
      <p>{t(keepers.length === 0 ? 'departure.leave.alone' : 'departure.leave.others')}</p>
      <TextArea
        name="alasan"
        label={t('departure.leave.reason')}
        hint={t('departure.leave.reasonHint')}
        value={reason}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
    </ConfirmPage>
  );
}
