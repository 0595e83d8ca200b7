import { paths as evaluationPaths } from '#evaluation/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { ScoringKind } from '../../edition/model/stages.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { editionTitle, groupName } from '../../stage/views/words.ts';
import type { ScoringRefusal, ScoringRound } from '../model.ts';
import { paths } from '../paths.ts';

export type ScoringPageProps = {
  readonly edition: Edition;
  readonly stage: ScoringKind;
  readonly rounds: readonly ScoringRound[];
  /** Entries of each group that are to be scored. */
  readonly groups: readonly { readonly group: string; readonly entries: number }[];
  readonly whyNot: ScoringRefusal | null;
  readonly pact: string;
  readonly errors: FieldErrors;
};

/** The scoring of one stage: which groups are scored, in which rounds, and opening them. */
export function ScoringPage(props: ScoringPageProps) {
  const { edition, stage, rounds, errors, whyNot } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={editionTitle(edition)} title={t(`edition.stage.${stage}`)} lead={datesOf(props)} />
      <Groups {...props} />
      {whyNot ? <Notice title={t('scoring.notYet')}>{t(`scoring.refusal.${whyNot}`)}</Notice> : null}
      {whyNot === null ? (
        <Section title={t(rounds.length === 0 ? 'scoring.open' : 'scoring.addTitle')} onScreenOnly>
          <Form action={paths.scoring.to(edition.id, stage)}>
            {rounds.length === 0 ? (
              <TextArea
                name="pakta"
                label={t('scoring.pact')}
                hint={t('scoring.pactHint')}
                rows={8}
                value={props.pact}
                errors={errors}
              />
            ) : (
              <p>{t('scoring.addText')}</p>
            )}
            <FormActions>
              <Button>{t(rounds.length === 0 ? 'scoring.openButton' : 'scoring.addButton')}</Button>
            </FormActions>
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function datesOf({ edition, stage }: ScoringPageProps): string {
  const planned = stageOfKind(edition.document, stage);
  if (!planned?.opens || !planned.closes) return t('stage.course.undated');
  return `${formatMoment(new Date(planned.opens))} – ${formatMoment(new Date(planned.closes))}`;
}

function Groups({ edition, rounds, groups }: ScoringPageProps) {
  const codes = [...new Set([...groups.map((it) => it.group), ...rounds.map((it) => it.group)])];
  if (codes.length === 0) return <p class="muted">{t('scoring.none')}</p>;
  return (
    <Table
      caption={t('scoring.groups')}
      columns={[
        { label: t('stage.check.group') },
        { label: t('scoring.entries'), numeric: true },
        { label: t('scoring.round') },
      ]}
      rows={codes.map((code) => {
        const round = rounds.find((it) => it.group === code);
        const entries = groups.find((it) => it.group === code)?.entries ?? 0;
        return {
          key: code,
          cells: [
            groupName(edition.document, code),
            formatNumber(entries),
            round ? <a href={evaluationPaths.round.to(round.roundId)}>{t('scoring.goOn')}</a> : t('scoring.notOpened'),
          ],
        };
      })}
    />
  );
}
