import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type LabRefusal, longest } from '../model.ts';
import { paths } from '../paths.ts';
import { type StageMove, stageMoves, whyNotMove } from '../rules.ts';
import type { StagePageProps } from './stage-props.ts';

/** Reasons that whoever may make the move can do something about, told beside its button. */
const told: readonly LabRefusal[] = ['result_missing', 'no_ideas', 'no_choice'];

/** The steps that this viewer can make now; one that waits for something says for what. */
export function MoveForms({ lab, standing, viewer, form, errors }: StagePageProps) {
  const { stage } = standing;
  const whys = new Map<StageMove, LabRefusal | null>(
    stageMoves.map((move) => [move, whyNotMove(move, lab, { stage, viewer })]),
  );
  const open = stageMoves.filter((move) => whys.get(move) === null);
  const awaited = stageMoves.flatMap((move) => {
    const why = whys.get(move);
    return why && told.includes(why) ? [{ move, why }] : [];
  });
  if (open.length === 0 && awaited.length === 0) return null;
  const hasNote = open.some((move) => move !== 'finish' && move !== 'withdraw');
  return (
    <Section title={t('labinov.move.title')} onScreenOnly>
      {awaited.map(({ move, why }) => (
        <p key={move}>
          {t(`labinov.move.${move}`)}: {t(`labinov.refusal.${why}`, { max: 0 })}
        </p>
      ))}
      {open.length === 0 ? null : (
        <Form action={paths.move.to(lab.id, stage)}>
          {hasNote ? (
            <TextArea
              name="catatan"
              label={t('labinov.move.note')}
              hint={open.includes('return') ? t('labinov.move.noteHint') : undefined}
              value={form.get('catatan')}
              rows={3}
              maxlength={longest.note}
              optional
              errors={errors}
            />
          ) : null}
          <FormActions>
            {open.map((move) => (
              <Button
                key={move}
                name="langkah"
                value={move}
                look={move === 'finish' || move === 'ask' || move === 'approve' ? 'primary' : 'secondary'}
              >
                {t(`labinov.move.${move}`)}
              </Button>
            ))}
          </FormActions>
        </Form>
      )}
    </Section>
  );
}
