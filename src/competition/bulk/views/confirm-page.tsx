import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as entryPaths } from '../../entry/paths.ts';
import { type BulkMove, type Chosen, type EntryRunId, LONGEST_SAID } from '../model.ts';
import { paths } from '../paths.ts';

export type ConfirmPageProps = {
  /** Names what will be done, so that the form sent twice does it once. */
  readonly run: EntryRunId;
  readonly move: BulkMove;
  readonly chosen: readonly Chosen[];
  /** So many at most go at once; more were chosen. */
  readonly cut: number | null;
  /** To whom checks can be given. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly values: { readonly note: string; readonly person: string };
  readonly errors: FieldErrors;
  /** Address of the list one came from. */
  readonly back: string;
};

/** Names every entry to which it will be done, and every one that is left as it is with the reason. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { move, chosen, back, errors } = props;
  const going = chosen.filter((it) => it.why === null);
  if (going.length === 0) return <Nothing {...props} />;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t(`competition.bulk.ask.${move}`, { count: going.length, n: formatNumber(going.length) })} />
      <Form action={paths.run.to()}>
        <HiddenField name="jalan" value={props.run} />
        <HiddenField name="tindakan" value={move} />
        <HiddenField name="kembali" value={back} />
        {going.map((it) => (
          <HiddenField key={it.id} name="usulan" value={it.id} />
        ))}
        <p>{t(`competition.bulk.effect.${move}`)}</p>
        {props.cut === null ? null : <p>{t('competition.bulk.cut', { most: formatNumber(props.cut) })}</p>}
        <Section title={t('competition.bulk.going', { n: formatNumber(going.length) })}>
          <Names chosen={going} />
        </Section>
        <Left chosen={chosen} />
        <div class="section form">
          <Fields {...props} />
          <FormActions>
            <Button>{t(`competition.bulk.move.${move}`)}</Button>
            <LinkButton look="plain" href={back}>
              {t('competition.bulk.back')}
            </LinkButton>
          </FormActions>
        </div>
      </Form>
    </>
  );
}

function Nothing({ move, chosen, back }: ConfirmPageProps) {
  return (
    <>
      <PageHeader title={t(`competition.bulk.move.${move}`)} />
      <EmptyState title={t('competition.bulk.nothing')} action={{ text: t('competition.bulk.back'), href: back }}>
        {t(chosen.length === 0 ? 'competition.bulk.nothingChosen' : 'competition.bulk.nothingGoes')}
      </EmptyState>
      <Left chosen={chosen} />
    </>
  );
}

function Fields({ move, people, values, errors }: ConfirmPageProps) {
  if (move === 'return')
    return (
      <TextArea
        name="catatan"
        label={t('competition.bulk.note')}
        hint={t('competition.bulk.noteHint')}
        value={values.note}
        maxlength={LONGEST_SAID}
        rows={4}
        errors={errors}
      />
    );
  if (move === 'assign')
    return (
      <SelectField
        name="pemeriksa"
        label={t('stage.checks.checker')}
        value={values.person}
        choices={people}
        errors={errors}
        width="medium"
      />
    );
  return move === 'pass' ? <Checkbox name="menjamin" label={t('competition.bulk.vouch')} errors={errors} /> : null;
}

function Names({ chosen }: { readonly chosen: readonly Chosen[] }) {
  return (
    <ul class="grid gap-2">
      {chosen.map((it) => (
        <li key={it.id}>
          <a href={entryPaths.entry.to(it.id)}>{it.title}</a>, {it.place}
          {it.why === null ? null : `: ${it.why}`}
        </li>
      ))}
    </ul>
  );
}

function Left({ chosen }: { readonly chosen: readonly Chosen[] }) {
  const left = chosen.filter((it) => it.why !== null);
  if (left.length === 0) return null;
  return (
    <Section title={t('competition.bulk.left', { n: formatNumber(left.length) })}>
      <Names chosen={left} />
    </Section>
  );
}
