import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { type Sort, Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Juror, SheetLine, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import type { AssignmentSort } from '../rules/assignment-list.ts';
import type { AssignmentPageProps } from './assignment-props.ts';
import { namedSubject } from './labels.ts';

/** Subjects by jurors: a box each, ties and what was begun shown in its place. */
export function AssignmentMatrix(props: AssignmentPageProps) {
  const { round, shown, query, page, pages, runId, whyNot } = props;
  if (shown.length === 0) return <p class="muted">{t('evaluation.assignment.noMatch')}</p>;
  return (
    <>
      <Form action={paths.assignment.to(round.id)} class="matrix" guard>
        <HiddenField name="id" value={runId} />
        {Object.entries(query).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <HiddenField name="hal" value={page > 1 ? String(page) : ''} />
        <Matrix {...props} />
        {whyNot === null ? (
          <FormActions>
            <Button look="secondary">{t('evaluation.assignment.save')}</Button>
          </FormActions>
        ) : null}
      </Form>
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => `${paths.assignment.to(round.id, { ...query, hal: n > 1 ? String(n) : '' })}#matriks`}
      />
      <Downloads of={paths.assignment.to(round.id, query)} />
    </>
  );
}

function Matrix(props: AssignmentPageProps) {
  const { round, shown, jurors, sheets, total, filter, query } = props;
  const given = Map.groupBy(sheets, (it) => it.row);
  const seated = jurors.filter((it) => it.state === 'accepted');
  // Chosen again, a column gives the order of the numbers back.
  const sort = (by: AssignmentSort): Sort => {
    const isOn = filter.sort === by;
    const address = paths.assignment.to(round.id, { ...query, urut: isOn ? '' : by });
    return { href: `${address}#matriks`, direction: isOn ? 'ascending' : null };
  };
  return (
    <Table
      caption={t('evaluation.assignment.caption', { count: total, n: formatNumber(total) })}
      phone="scroll"
      columns={[
        { label: t('evaluation.field.subject'), sort: sort('judul') },
        { label: t('evaluation.field.institution'), sort: sort('instansi') },
        { label: t('evaluation.sheets.title'), sort: sort('lembar'), tight: true },
        ...seated.map((it) => ({ label: it.name, tight: true })),
      ]}
      rows={shown.map((subject) => {
        const own = given.get(subject.row) ?? [];
        return {
          key: subject.row,
          marked: own.length < round.sheetsPerSubject,
          cells: [
            namedSubject(subject),
            subject.institutionName ?? '',
            t('evaluation.assignment.ofWanted', {
              n: formatNumber(own.length),
              of: formatNumber(round.sheetsPerSubject),
            }),
            ...seated.map((juror) => (
              <Cell
                key={juror.id}
                {...props}
                subject={subject}
                juror={juror}
                sheet={own.find((it) => it.jurorId === juror.id) ?? null}
              />
            )),
          ],
        };
      })}
    />
  );
}

type CellProps = AssignmentPageProps & {
  readonly subject: Subject;
  readonly juror: Juror;
  readonly sheet: SheetLine | null;
};

function Cell({ sharing, subject, juror, sheet, whyNot }: CellProps) {
  const pair = { jurorId: juror.id, row: subject.row };
  if (sheet && sheet.state !== 'not_started') return <span>{t(`evaluation.sheetState.${sheet.state}`)}</span>;
  if (!sheet && sharing.isTied(pair)) return <span class="muted">{t('evaluation.assignment.tied')}</span>;
  const value = `${juror.id} ${subject.row}`;
  return (
    <>
      {sheet ? <input type="hidden" name="semula" value={value} /> : null}
      <RowCheckbox
        name="pasang"
        value={value}
        label={t('evaluation.assignment.box', { juror: juror.name, subject: namedSubject(subject) })}
        checked={sheet !== null}
        disabled={whyNot !== null}
      />
    </>
  );
}
