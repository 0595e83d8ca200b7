import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import type { Finish, Mark, Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { namedSubject, sheetTones } from './labels.ts';
import { TWO_DECIMALS } from './score-form.tsx';
import { ScoreShown } from './score-shown.tsx';

export type ReadSheetPageProps = {
  readonly sheet: Sheet;
  readonly round: Round;
  readonly juror: string;
  readonly marks: readonly Mark[];
  readonly finishes: readonly Finish[];
  readonly whyNot: EvaluationRefusal | null;
};

/** One juror's sheet, for those who run the round. */
export function ReadSheetPage(props: ReadSheetPageProps) {
  const { sheet, juror, finishes, whyNot } = props;
  return (
    <>
      <PageHeader
        kicker={juror}
        title={namedSubject(sheet.subject)}
        facts={<Tag tone={sheetTones[sheet.state]}>{t(`evaluation.sheetState.${sheet.state}`)}</Tag>}
      />
      <ScoreShown {...props} />
      <div class="actions mt-4">
        {whyNot === null ? (
          <LinkButton look="secondary" href={paths.reopenSheet.to(sheet.id)}>
            {t('evaluation.reopen.button')}
          </LinkButton>
        ) : (
          <DisabledWithReason id="reopen" reason={t(`evaluation.refusal.${whyNot}`)}>
            {t('evaluation.reopen.button')}
          </DisabledWithReason>
        )}
      </div>
      {finishes.length > 0 ? (
        <Section title={t('evaluation.reopen.history')}>
          <Finishes finishes={finishes} />
        </Section>
      ) : null}
    </>
  );
}

function Finishes({ finishes }: Pick<ReadSheetPageProps, 'finishes'>) {
  return (
    <Table
      caption={t('evaluation.reopen.history')}
      captionHidden
      columns={[
        { label: t('evaluation.field.finishedAt') },
        { label: t('evaluation.score.total'), numeric: true },
        { label: t('evaluation.field.reopenedAt') },
        { label: t('evaluation.field.reason') },
      ]}
      rows={finishes.map((it) => ({
        key: String(it.no),
        cells: [
          formatMoment(it.finishedAt),
          formatNumber(it.total, TWO_DECIMALS),
          it.reopenedAt ? `${formatMoment(it.reopenedAt)} · ${it.reopenedBy ?? ''}` : '–',
          it.reason,
        ],
      }))}
    />
  );
}
