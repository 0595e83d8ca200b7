import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Round } from '../../model/round.ts';
import { namedSubject } from '../../views/labels.ts';
import { paths } from '../paths.ts';
import type { Further } from '../queries/board.ts';
import { percent } from './numbers.ts';

export type FurtherProps = {
  readonly round: Round;
  readonly further: Further;
  /** Made with the page, so that a form sent twice gives out once. */
  readonly runId: string;
  /** Why nobody can give out sheets now, in words; null when one can. */
  readonly whyNot: string | null;
};

/** Which further sheets, by whom, would settle most doubt; ticked ones are given out. */
export function FurtherSheets({ round, further, runId, whyNot }: FurtherProps) {
  const { sheets, doubtful, expected } = further;
  if (sheets.length === 0) return null;
  return (
    <Section title={t('meaning.further.title')} id="lembar-tambahan">
      <p class="mb-4">
        {t('meaning.further.text', {
          n: formatNumber(sheets.length),
          doubtful: formatNumber(doubtful),
          expected: formatNumber(Math.round(expected)),
        })}
      </p>
      <form method="post" action={paths.more.to(round.id)} novalidate>
        <HiddenField name="id" value={runId} />
        <Table
          caption={t('meaning.further.title')}
          captionHidden
          rowHeader={1}
          columns={[
            { label: t('meaning.further.choose'), labelHidden: true, tight: true },
            { label: t('evaluation.field.subject') },
            { label: t('evaluation.field.juror') },
            { label: t('meaning.further.reduction'), numeric: true },
          ]}
          rows={sheets.map((it) => ({
            key: it.key,
            cells: [
              <RowCheckbox
                key="box"
                name="pasang"
                value={it.key}
                label={t('meaning.further.tick', { subject: it.subject.title, juror: it.juror })}
              />,
              namedSubject(it.subject),
              it.juror,
              percent(it.reduction),
            ],
          }))}
        />
        <FormActions>
          {whyNot === null ? (
            <Button>{t('meaning.further.give')}</Button>
          ) : (
            <DisabledWithReason id="further" reason={whyNot}>
              {t('meaning.further.give')}
            </DisabledWithReason>
          )}
        </FormActions>
      </form>
    </Section>
  );
}
