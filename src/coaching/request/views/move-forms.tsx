import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_REASON, LONGEST_RESULT } from '../model.ts';
import { paths } from '../paths.ts';
import type { OnePageProps } from './one-props.ts';

/** What the reader may do with a request; each form with a reason folded until it is wanted. */
export function MoveForms(props: OnePageProps) {
  const { request, may } = props;
  return (
    <div class="mb-6 print:hidden">
      {may.accept ? <PostButton action={paths.accept.to(request.id)}>{t('request.accept')}</PostButton> : null}
      {may.take ? <PostButton action={paths.take.to(request.id)}>{t('request.take')}</PostButton> : null}
      {may.decline ? <Reasoned {...props} move="decline" /> : null}
      {may.hand_on ? <Reasoned {...props} move="hand_on" /> : null}
      {may.close ? <Closing {...props} /> : null}
      {may.withdraw ? <Reasoned {...props} move="withdraw" /> : null}
    </div>
  );
}

type ReasonedProps = OnePageProps & { readonly move: 'decline' | 'hand_on' | 'withdraw' };

/** The same name stands in the form of each move. */
export const reasonId = (move: string): string => `f-alasan-${move}`;

function Reasoned({ request, coaches, move, typed, errors }: ReasonedProps) {
  const isTyped = typed.move === move;
  const shown = isTyped ? errors : {};
  return (
    <details class="mb-4" open={isTyped}>
      <summary>{t(`request.${move}.title`)}</summary>
      <Form action={paths[move].to(request.id)}>
        {move === 'hand_on' ? (
          <SelectField
            name="pendamping"
            label={t('request.hand_on.to')}
            value={isTyped ? typed.pendamping : ''}
            choices={coaches
              .filter((it) => it.personId !== request.coachId)
              .map(({ personId, name }) => ({ value: personId, label: name }))}
            errors={shown}
          />
        ) : null}
        <TextArea
          name="alasan"
          id={reasonId(move)}
          label={t('request.reason')}
          value={isTyped ? typed.alasan : ''}
          maxlength={LONGEST_REASON}
          rows={3}
          errors={shown}
        />
        <FormActions>
          <Button look={move === 'withdraw' ? 'danger' : 'secondary'}>{t(`request.${move}.send`)}</Button>
        </FormActions>
      </Form>
    </details>
  );
}

function Closing({ request, typed, errors }: OnePageProps) {
  return (
    <details class="mb-4" open={typed.move === 'close'}>
      <summary>{t('request.close.title')}</summary>
      <Form action={paths.close.to(request.id)}>
        <TextArea
          name="hasil"
          label={t('request.result')}
          hint={t('request.result.hint')}
          value={typed.hasil}
          maxlength={LONGEST_RESULT}
          rows={4}
          errors={errors}
        />
        <FormActions>
          <Button>{t('request.close.send')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}
