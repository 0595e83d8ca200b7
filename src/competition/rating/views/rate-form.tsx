import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { fieldId } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { paths as stagePaths } from '../../stage/paths.ts';
import { type Finalist, LONGEST_COMMENT, SOURCE_DAYS } from '../model.ts';
import { paths } from '../paths.ts';
import { commentName, fieldNames, markName } from './fields.ts';
import type { RatePageProps } from './rate-props.ts';
import { ownerText } from './words.tsx';

/** The finalists with a mark each, or none, and the address that confirms it. */
export function RateForm(props: RatePageProps) {
  const { edition, finalists, isOne, ballotId, typed, errors, own } = props;
  const [only] = finalists;
  return (
    <Form action={paths.rate.to(edition.id, isOne && only ? only.id : undefined)} guard>
      <HiddenField name="id" value={ballotId} />
      <ul class="plain-list">
        {finalists.map((it) => (
          <li key={it.id} class="card mt-4 pt-4">
            {own.has(it.id) ? <Own {...props} finalist={it} /> : <Fields {...props} finalist={it} />}
          </li>
        ))}
      </ul>
      <TextField
        name={fieldNames.email}
        type="email"
        label={t('rating.email')}
        hint={t('rating.emailHint', { days: formatNumber(SOURCE_DAYS) })}
        value={typed.email}
        autocomplete="email"
        spellcheck={false}
        errors={errors}
      />
      <div class="hidden">
        <label for={fieldId(fieldNames.trap)}>{t('rating.trap')}</label>
        <input id={fieldId(fieldNames.trap)} name={fieldNames.trap} type="text" tabindex={-1} autocomplete="off" />
      </div>
      <FormActions>
        <Button>{t('rating.send')}</Button>
      </FormActions>
    </Form>
  );
}

type FinalistProps = RatePageProps & { readonly finalist: Finalist };

function Facts({ edition, finalist }: FinalistProps) {
  return (
    <span class="muted">
      {ownerText(finalist)} · {[finalist.group, finalist.category].filter((it) => it !== null).join(' · ')} ·{' '}
      <a href={stagePaths.journey.to(edition.id, finalist.id)}>
        {t('rating.way')}
        <span class="sr-only">: {finalist.title}</span>
      </a>
    </span>
  );
}

function Own(props: FinalistProps) {
  return (
    <>
      <h2 class="card-title">{props.finalist.title}</h2>
      <p>
        <Facts {...props} />
      </p>
      <p>{t('rating.own')}</p>
    </>
  );
}

function Fields(props: FinalistProps) {
  const { rating, finalist, typed, errors } = props;
  const mine = typed.marks.get(finalist.id);
  const marks = Array.from({ length: rating.scale }, (_, at) => String(at + 1));
  const comment = commentName(finalist.id);
  const isOpen = (mine?.comment ?? '') !== '' || errors[comment] !== undefined;
  return (
    <>
      <RadioGroup
        name={markName(finalist.id)}
        label={finalist.title}
        hint={<Facts {...props} />}
        value={mine?.mark ?? ''}
        inline
        errors={errors}
        choices={[
          ...marks.map((value) => ({ value, label: formatNumber(Number(value)) })),
          { value: '', label: t('rating.unrated') },
        ]}
      />
      {rating.hasComments ? (
        <details open={isOpen}>
          <summary>
            {t('rating.comment.add')}
            <span class="sr-only">: {finalist.title}</span>
          </summary>
          <TextArea
            name={comment}
            label={t('rating.comment')}
            hint={t('rating.commentHint')}
            value={mine?.comment ?? ''}
            rows={3}
            maxlength={LONGEST_COMMENT}
            optional
            errors={errors}
          />
        </details>
      ) : null}
    </>
  );
}
