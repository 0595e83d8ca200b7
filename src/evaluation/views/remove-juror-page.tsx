import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Juror, Round } from '../model/round.ts';
import { paths } from '../paths.ts';

export type RemoveJurorPageProps = {
  readonly round: Round;
  readonly juror: Juror;
  readonly reason: string;
  readonly errors: FieldErrors;
};

/** Asks for the reason before a juror is taken out. */
export function RemoveJurorPage({ round, juror, reason, errors }: RemoveJurorPageProps) {
  return (
    <ConfirmPage
      title={t('evaluation.jury.removeTitle', { name: juror.name })}
      action={paths.removeJuror.to(round.id, juror.id)}
      button={t('evaluation.jury.remove')}
      look="danger"
      cancel={paths.jury.to(round.id)}
      errors={errors}
    >
      <p>{t('evaluation.jury.removeText')}</p>
      <TextArea name="alasan" label={t('evaluation.field.reason')} value={reason} errors={errors} rows={3} />
    </ConfirmPage>
  );
}
