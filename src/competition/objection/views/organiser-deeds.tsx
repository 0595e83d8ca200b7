import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_REASON, LONGEST_TEXT } from '../model/objection.ts';
import { objectionOutcomes } from '../model/states.ts';
import { paths } from '../paths.ts';
import { isAnswered } from '../rules/moves.ts';
import type { ObjectionPageProps } from './objection-props.ts';

/** What the organiser does with an objection: asks, answers, confirms another's answer, takes an answer back. */
export function OrganiserDeeds(props: ObjectionPageProps) {
  const { state } = props.objection;
  if (state === 'proposed') return <Proposed {...props} />;
  if (isAnswered(state)) return <Reopen {...props} />;
  return (
    <>
      <AnswerForm {...props} />
      {props.deeds.ask === null ? <AskForm {...props} /> : null}
    </>
  );
}

const Revision = ({ objection }: ObjectionPageProps) => (
  <HiddenField name="revisi" value={String(objection.revision)} />
);

function AskForm(props: ObjectionPageProps) {
  const { objection, typed, errors } = props;
  const again = objection.state === 'asked';
  return (
    <Section title={t(again ? 'objection.ask.again' : 'objection.ask.title')} id="minta" onScreenOnly>
      <p class="muted">{t(objection.nameTold ? 'objection.ask.named' : 'objection.ask.unnamed')}</p>
      <Form action={paths.ask.to(objection.id)} guard>
        <Revision {...props} />
        <TextArea
          name="pertanyaan"
          label={t('objection.ask.question')}
          hint={t('objection.ask.hint')}
          value={typed.question}
          rows={5}
          maxlength={LONGEST_TEXT}
          errors={errors}
        />
        <DateField name="sampai" label={t('objection.ask.until')} value={typed.day} errors={errors} />
        <FormActions>
          <Button look="secondary">{t(again ? 'objection.ask.change' : 'objection.ask.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function AnswerForm(props: ObjectionPageProps) {
  const { objection, typed, deeds, twoEyes, errors } = props;
  if (deeds.answer)
    return (
      <Section title={t('objection.answer.title')} id="jawab" onScreenOnly>
        <DisabledWithReason id="jawab-tombol" reason={t(`objection.refusal.${deeds.answer}`)}>
          {t('objection.answer.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('objection.answer.title')} id="jawab" onScreenOnly>
      <Form action={paths.answer.to(objection.id)} guard>
        <Revision {...props} />
        <RadioGroup
          name="hasil"
          label={t('objection.answer.outcome')}
          value={typed.outcome}
          choices={objectionOutcomes.map((value) => ({
            value,
            label: t(`objection.outcome.${value}`),
            hint: hintOf(value, { unheard: objection.askedAt === null, twoEyes, uphold: deeds.uphold }),
            disabled: objection.askedAt === null && value !== 'dismissed',
          }))}
          errors={errors}
        />
        <TextArea
          name="jawaban"
          label={t('objection.answer.text')}
          hint={t('objection.answer.hint')}
          value={typed.answer}
          rows={7}
          maxlength={LONGEST_TEXT}
          errors={errors}
        />
        <FormActions>
          <Button>{t('objection.answer.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

type Hinting = {
  readonly unheard: boolean;
  readonly twoEyes: boolean;
  readonly uphold: ObjectionPageProps['deeds']['uphold'];
};

function hintOf(outcome: (typeof objectionOutcomes)[number], { unheard, twoEyes, uphold }: Hinting): string {
  if (unheard && outcome !== 'dismissed') return t('objection.refusal.unheard');
  if (outcome === 'upheld' && uphold) return t(`objection.refusal.${uphold}`);
  if (outcome === 'upheld' && twoEyes) return t('objection.answer.twoEyes');
  return t(`objection.outcome.${outcome}.means`);
}

function Proposed(props: ObjectionPageProps) {
  const { objection, deeds } = props;
  const { firstByName, firstAt, answer } = objection;
  return (
    <Section title={t('objection.second.title')} id="sahkan">
      <Notice tone="warning" title={t('objection.outcome.upheld')}>
        {`${firstByName ?? '–'}${firstAt ? `, ${formatMoment(firstAt)}` : ''}`}
      </Notice>
      <DescriptionText text={answer} />
      {deeds.second ? (
        <DisabledWithReason id="sahkan-tombol" reason={t(`objection.refusal.${deeds.second}`)}>
          {t('objection.second.agree')}
        </DisabledWithReason>
      ) : (
        <Form action={paths.second.to(objection.id)}>
          <Revision {...props} />
          <FormActions>
            <Button name="jawab" value="setuju">
              {t('objection.second.agree')}
            </Button>
            <Button look="secondary" name="jawab" value="tolak">
              {t('objection.second.back')}
            </Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}

function Reopen(props: ObjectionPageProps) {
  const { objection, deeds, typed, errors } = props;
  if (deeds.reopen)
    return (
      <Section title={t('objection.reopen.title')} id="buka-lagi" onScreenOnly>
        <DisabledWithReason id="buka-lagi-tombol" reason={t(`objection.refusal.${deeds.reopen}`)}>
          {t('objection.reopen.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('objection.reopen.title')} id="buka-lagi" onScreenOnly>
      <Form action={paths.reopen.to(objection.id)}>
        <Revision {...props} />
        <TextArea
          name="alasan"
          label={t('objection.reopen.reason')}
          hint={t('objection.reopen.hint')}
          value={typed.reason}
          rows={3}
          maxlength={LONGEST_REASON}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('objection.reopen.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
