import { formatTime } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type Criterion, OVERALL } from '../model/rubric.ts';
import type { Mark } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { helpOf, nameOf } from '../rubrics.ts';
import type { Clash } from '../rules/sheet.ts';
import { scoreOf } from '../rules/total.ts';
import type { ScorePageProps } from './score-props.ts';
import { boxNames } from './sheet-boxes.ts';

/** The rubric to fill in: saved by buttons, and by itself where there is script. */
export function ScoreForm(props: ScorePageProps) {
  const { sheet, round, marks } = props;
  return (
    <Form action={paths.sheet.to(sheet.id)} class="form score-form" label={t('evaluation.field.rubric')}>
      <div data-score={sheet.id} data-score-url={paths.saveMark.to(sheet.id)} {...spoken()} hidden />
      {round.rubric.criteria.map((it) => (
        <CriterionFields key={it.code} {...props} criterion={it} />
      ))}
      <OverallField {...props} />
      <div class="score-total">
        <p>
          {t('evaluation.score.total')}{' '}
          <output data-score-total>{formatNumber(scoreOf(round.rubric, marks), TWO_DECIMALS)}</output>{' '}
          {t('evaluation.score.ofHundred')}
        </p>
        <FormActions>
          <Button name="selesai" value="ya">
            {t('evaluation.score.finish')}
          </Button>
          <Button look="secondary" name="simpan" value="semua">
            {t('evaluation.score.saveAll')}
          </Button>
        </FormActions>
        <p class="muted mt-3">{t('evaluation.score.finishHint')}</p>
      </div>
    </Form>
  );
}

export const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** What the script says, in the reader's language. */
function spoken() {
  return {
    'data-say-saving': t('evaluation.say.saving'),
    'data-say-offline': t('evaluation.say.offline'),
    'data-say-failed': t('evaluation.say.failed'),
    'data-say-signin': t('evaluation.say.signin'),
    'data-say-waiting': t('evaluation.say.waiting'),
    'data-say-restored': t('evaluation.say.restored'),
    'data-say-clash': t('evaluation.say.clash'),
    'data-say-unkept': t('evaluation.say.unkept'),
  };
}

type OfCriterion = ScorePageProps & { readonly criterion: Criterion };

function CriterionFields(props: OfCriterion) {
  const { criterion, boxes, errors, marks, clashes } = props;
  const { code } = criterion;
  const names = boxNames(code);
  const box = boxes.get(code);
  return (
    <fieldset class="score-criterion" data-criterion={code} data-weight={criterion.weight} data-max={criterion.max}>
      <legend>
        {nameOf(criterion)} <span class="score-weight">{formatNumber(criterion.weight)} %</span>
      </legend>
      <Stored clash={clashes.find((it) => it.criterion === code)} />
      <TextField
        name={names.mark}
        label={t('evaluation.field.mark')}
        hint={hintOf(criterion)}
        value={box?.mark}
        errors={errors}
        inputmode="decimal"
        autocomplete="off"
        width="short"
      />
      <TextArea
        name={names.comment}
        label={t('evaluation.field.comment')}
        hint={commentHint(criterion)}
        value={box?.comment}
        errors={errors}
        rows={3}
        optional
      />
      <Kept code={code} box={box} mark={marks.find((it) => it.criterion === code)} />
    </fieldset>
  );
}

function hintOf(criterion: Criterion): string {
  const { min, max, step } = criterion;
  const scale = t('evaluation.scale.text', {
    min: formatNumber(min),
    max: formatNumber(max),
    step: formatNumber(step),
  });
  return [helpOf(criterion), scale].filter((text) => text !== '').join(' ');
}

function commentHint({ commentBelow: below, commentAbove: above }: Criterion): string | undefined {
  const parts = [
    below === null ? '' : t('evaluation.scale.below', { n: formatNumber(below) }),
    above === null ? '' : t('evaluation.scale.above', { n: formatNumber(above) }),
  ].filter((text) => text !== '');
  return parts.length > 0 ? t('evaluation.hint.comment', { when: parts.join(t('evaluation.scale.or')) }) : undefined;
}

function OverallField(props: ScorePageProps) {
  const { boxes, errors, marks, clashes } = props;
  const box = boxes.get(OVERALL);
  return (
    <fieldset class="score-criterion" data-criterion={OVERALL}>
      <legend>{t('evaluation.score.overall')}</legend>
      <Stored clash={clashes.find((it) => it.criterion === OVERALL)} />
      <TextArea
        name={boxNames(OVERALL).comment}
        label={t('evaluation.field.overall')}
        hint={t('evaluation.hint.overall')}
        value={box?.comment}
        errors={errors}
        rows={4}
        optional
      />
      <Kept code={OVERALL} box={box} mark={marks.find((it) => it.criterion === OVERALL)} />
    </fieldset>
  );
}

type KeptProps = {
  readonly code: string;
  readonly box: { readonly revision: number; readonly seen: string } | undefined;
  readonly mark: Mark | undefined;
};

/** What was seen, the state of saving, and the button for this part alone. */
function Kept({ code, box, mark }: KeptProps) {
  const names = boxNames(code);
  return (
    <>
      <HiddenField name={names.revision} value={String(box?.revision ?? 0)} />
      <HiddenField name={names.seen} value={box?.seen ?? ''} />
      <div class="score-kept">
        <Button small look="secondary" name="simpan" value={code}>
          {t('evaluation.score.save')}
        </Button>
        <p class="score-status" data-status aria-live="polite">
          {mark ? t('evaluation.saved.at', { at: formatTime(mark.savedAt) }) : ''}
        </p>
      </div>
      <div class="score-clash" data-clash hidden>
        <p data-clash-text />
        <button type="button" class="btn btn-secondary btn-small" data-take-stored>
          {t('evaluation.clash.takeStored')}
        </button>{' '}
        <button type="button" class="btn btn-secondary btn-small" data-take-mine>
          {t('evaluation.clash.takeMine')}
        </button>
      </div>
    </>
  );
}

/** What another tab or device saved meanwhile, beside the boxes with what was typed here. */
function Stored({ clash }: { readonly clash: Clash | undefined }) {
  if (!clash?.stored) return null;
  const { mark, comment, savedAt } = clash.stored;
  return (
    <Notice tone="warning" title={t('evaluation.clash.title', { at: formatTime(savedAt) })} level={3}>
      {mark === null ? null : <p>{t('evaluation.clash.mark', { mark: formatNumber(mark) })}</p>}
      {comment === '' ? null : <p>{t('evaluation.clash.comment', { comment })}</p>}
      <p>{t('evaluation.clash.text')}</p>
    </Notice>
  );
}
