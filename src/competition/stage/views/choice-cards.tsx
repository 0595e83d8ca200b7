import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, NumberField, TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { awardsFor } from '../../edition/rules/parts.ts';
import type { Figures } from '../../rating/rules/figures.ts';
import { figuresText } from '../../rating/views/words.tsx';
import { LONGEST_REASON, type PlenaryStage } from '../model/plenary.ts';
import type { Weighed } from '../rules/plenary-list.ts';
import { awardName, categoryName, groupName, said } from './words.ts';

const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

export type ShownChoice = Weighed & {
  readonly unitName: string | null;
  /** As typed, where the form was refused. */
  readonly typed: {
    readonly chosen: boolean;
    readonly award: string;
    readonly reason: string;
    readonly votes: readonly [votesFor: string, against: string, abstained: string];
  };
};

export type ChoiceCardsProps = {
  readonly edition: Edition;
  readonly stage: PlenaryStage;
  readonly rows: readonly ShownChoice[];
  /** What the public gave, where the edition lets the plenary see it; never part of the score. */
  readonly publicFigures: { readonly scale: number; readonly of: ReadonlyMap<string, Figures> } | null;
  readonly isOpen: boolean;
  readonly errors: FieldErrors;
};

/** The entries of a field, one card each: where it stands, and what the plenary says of it. */
export function ChoiceCards(props: ChoiceCardsProps) {
  return (
    <ul class="plain-list">
      {props.rows.map((row) => (
        <li key={row.id} class="card pt-4 pb-6">
          <Head {...props} row={row} />
          {props.isOpen ? <Fields {...props} row={row} /> : <Said {...props} row={row} />}
        </li>
      ))}
    </ul>
  );
}

type RowProps = ChoiceCardsProps & { readonly row: ShownChoice };

function Head({ edition, row, publicFigures }: RowProps) {
  const { document } = edition;
  const given = publicFigures?.of.get(row.id);
  const score = row.score === null ? t('stage.plenary.unscored') : formatNumber(row.score, TWO_DECIMALS);
  return (
    <>
      <h3 class="card-title" id={`usulan-${row.id}`}>
        {row.place === null ? '' : `${formatNumber(row.place)}. `}
        {row.title}
      </h3>
      <ul class="card-facts">
        <li>{[row.unitName, row.institutionName].filter((it) => it !== null).join(', ')}</li>
        <li>{[groupName(document, row.group), categoryName(document, row.category)].join(' · ')}</li>
        <li>{t('stage.plenary.score', { score })}</li>
        {publicFigures && given ? (
          <li>{t('rating.plenary', { figures: figuresText(given, publicFigures.scale) })}</li>
        ) : null}
        {row.isOff ? (
          <li>
            <Tag tone="warning">{t('stage.plenary.off')}</Tag>
          </li>
        ) : null}
      </ul>
    </>
  );
}

function Fields({ edition, stage, row, errors }: RowProps) {
  const { typed } = row;
  const awards = stage === 'tpi_plenary' ? awardsFor(edition.document, row.group) : [];
  const name = (field: string) => `${field}.${row.id}`;
  return (
    <fieldset>
      <legend class="sr-only">{row.title}</legend>
      <HiddenField name="usulan" value={row.id} />
      <p class="choice my-3">
        <input id={`f-pilih-${row.id}`} type="checkbox" name={name('pilih')} value="ya" checked={typed.chosen} />
        <label for={`f-pilih-${row.id}`}>{t(`stage.plenary.choose.${stage}`)}</label>
      </p>
      <div class="grid gap-4">
        {awards.length === 0 ? null : (
          <SelectField
            name={name('penghargaan')}
            label={t('stage.plenary.award')}
            optional
            value={typed.award}
            empty={t('stage.plenary.noAward')}
            width="medium"
            errors={errors}
            choices={awards.map((it) => ({ value: it.code, label: said(it.name, it.name_en) }))}
          />
        )}
        <TextField
          name={name('alasan')}
          label={t('stage.plenary.reason')}
          optional={!row.isOff}
          value={typed.reason}
          maxlength={LONGEST_REASON}
          errors={errors}
        />
      </div>
      <details class="mt-4">
        <summary>{t('stage.plenary.votes')}</summary>
        <div class="form-row">
          {(['setuju', 'menolak', 'abstain'] as const).map((vote, at) => (
            <NumberField
              key={vote}
              name={name(vote)}
              label={t(`stage.plenary.votes.${vote}`)}
              optional
              whole
              value={typed.votes[at]}
              errors={errors}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

function Said({ edition, stage, row: { choice } }: RowProps) {
  if (!choice) return <p class="muted">{t('stage.plenary.leftOut')}</p>;
  const { chosen, award, reason, votes } = choice;
  return (
    <>
      <p>
        {chosen ? <Tag tone="success">{t(`stage.plenary.chosen.${stage}`)}</Tag> : t('stage.plenary.leftOut')}{' '}
        {award ? awardName(edition.document, award) : ''}
      </p>
      {reason === '' ? null : <p>{reason}</p>}
      {votes ? (
        <p class="muted">
          {t('stage.plenary.votesTold', {
            votesFor: formatNumber(votes.for),
            against: formatNumber(votes.against),
            abstained: formatNumber(votes.abstained),
          })}
        </p>
      ) : null}
    </>
  );
}
