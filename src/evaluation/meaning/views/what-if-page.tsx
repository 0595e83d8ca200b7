import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { NumberField } from '#platform/ui/text-field.tsx';
import type { Juror, Round, Subject } from '../../model/round.ts';
import { nameOf } from '../../rubrics.ts';
import { namedSubject } from '../../views/labels.ts';
import { paths } from '../paths.ts';
import type { Difference, Moved, WhatIf } from '../rules/what-if.ts';
import type { CutBox } from './cut-boxes.ts';
import { CutFields } from './cut-fields.tsx';

export type WhatIfPageProps = {
  readonly round: Round;
  readonly what: WhatIf;
  /** What was typed into the box of this name; null before anything was asked. */
  readonly typed: (name: string) => string | null;
  readonly cutNow: number;
  readonly boxes: readonly CutBox[];
  readonly jurors: readonly Juror[];
  readonly subjects: ReadonlyMap<string, Subject>;
  /** Null before anything was asked. */
  readonly found: Difference | null;
  readonly errors: FieldErrors;
};

/** Another cut, other weights, without some jurors: who enters and who leaves. Nothing is kept. */
export function WhatIfPage(props: WhatIfPageProps) {
  const { round, found, errors } = props;
  return (
    <>
      <PageHeader kicker={round.name} title={t('meaning.whatIf.title')} lead={t('meaning.whatIf.lead')} />
      <ErrorSummary errors={errors} />
      {found ? <Found {...props} found={found} /> : null}
      <Asked {...props} />
    </>
  );
}

function Asked({ round, what, typed, boxes, jurors, errors }: WhatIfPageProps) {
  return (
    <Section title={t('meaning.whatIf.ask')} onScreenOnly>
      <form class="form" method="get" action={paths.whatIf.to(round.id)} novalidate>
        <CutFields boxes={boxes} errors={errors} />
        <FieldGroup title={t('meaning.whatIf.weights')} text={t('meaning.whatIf.weightsText')}>
          {round.rubric.criteria.map((it) => (
            <NumberField
              key={it.code}
              name={`bobot_${it.code}`}
              label={nameOf(it)}
              value={typed(`bobot_${it.code}`) ?? formatNumber(it.weight)}
              width="short"
              errors={errors}
            />
          ))}
        </FieldGroup>
        <CheckboxGroup
          name="tanpa"
          label={t('meaning.whatIf.without')}
          values={[...what.without]}
          choices={jurors.map((it) => ({ value: it.id, label: it.name }))}
          optional
        />
        <FormActions>
          <Button>{t('meaning.whatIf.compare')}</Button>
          <LinkButton look="plain" href={paths.whatIf.to(round.id)}>
            {t('meaning.whatIf.reset')}
          </LinkButton>
        </FormActions>
      </form>
    </Section>
  );
}

function Found(props: WhatIfPageProps & { readonly found: Difference }) {
  const { found, what, cutNow } = props;
  const none = found.entering.length === 0 && found.leaving.length === 0;
  return (
    <Section title={t('meaning.whatIf.result')}>
      <p class="mb-4" role="status">
        {t(none ? 'meaning.whatIf.same' : 'meaning.whatIf.changed', {
          before: formatNumber(cutNow),
          after: formatNumber(what.cut),
          entering: formatNumber(found.entering.length),
          leaving: formatNumber(found.leaving.length),
          staying: formatNumber(found.staying),
        })}
      </p>
      {found.unread > 0 ? <p class="mb-4">{t('meaning.whatIf.unread', { n: formatNumber(found.unread) })}</p> : null}
      <MovedTable {...props} moved={found.entering} caption={t('meaning.whatIf.entering')} />
      <MovedTable {...props} moved={found.leaving} caption={t('meaning.whatIf.leaving')} />
    </Section>
  );
}

function MovedTable({
  moved,
  caption,
  subjects,
}: WhatIfPageProps & { readonly moved: readonly Moved[]; readonly caption: string }) {
  if (moved.length === 0) return null;
  return (
    <Table
      caption={caption}
      columns={[
        { label: t('evaluation.field.subject') },
        { label: t('evaluation.field.institution') },
        { label: t('meaning.whatIf.before'), numeric: true },
        { label: t('meaning.whatIf.after'), numeric: true },
      ]}
      rows={moved.map(({ row, before, after }) => {
        const subject = subjects.get(row);
        const place = after === null ? '–' : formatNumber(after);
        const name = subject ? namedSubject(subject) : '';
        return { key: row, cells: [name, subject?.institutionName ?? '', formatNumber(before), place] };
      })}
    />
  );
}
